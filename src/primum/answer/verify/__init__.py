"""The checker: whether cited passages bear a claim out. It does not know who wrote the claim.

`verify` judges claims of the pipeline, which are made by leaving out; `judge` judges any claim on any passages.
"""

from primum.answer.verify.deletion import JUDGE, verify
from primum.answer.verify.judge import Judgement, judge
from primum.answer.verify.scoring import Weights
from primum.answer.verify.scoring import load as weights

__all__ = ["JUDGE", "Judgement", "Weights", "judge", "verify", "weights"]
