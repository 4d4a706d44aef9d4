"""Evidence to a draft article: choosing statements, the direct answer, sections and their order."""
