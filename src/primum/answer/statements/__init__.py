"""A document's statements: its sections, the sentences, items and rows that can be read alone, and what they are worth."""
