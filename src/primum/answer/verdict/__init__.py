"""Yes, no, conflicting or unknown, for a question that asks for one of them. `conclude` is the only way in;
docs/verdict.md has the cards of the models and their figures.

`stance` and `contrast` measure what statements hold of a question, `results` and `clauses` the bare results of a study,
`asserted` a statement put up for a yes or a no; `logistic` reads the small models over these measures. `plainly` reads
the claims of an article from a library, and `identity` whether one says what a thing is.
"""

from primum.answer.verdict.concluding import conclude

__all__ = ["conclude"]
