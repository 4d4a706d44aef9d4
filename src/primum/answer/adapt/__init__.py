"""The article in the reader's words: the same claims and citations, in the order and wording that fit who reads."""

from primum.answer.adapt.adapting import Judge, adapt, plain_words

__all__ = ["Judge", "adapt", "plain_words"]
