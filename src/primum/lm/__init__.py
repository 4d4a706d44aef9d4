"""Language models that run on this machine: the encoder, and a judge where one is set.

Heavy packages load when a model is opened, not before.
"""

from primum.lm.encoder import OnnxEncoder, open_encoder
from primum.lm.judge import OnnxJudge, open_judge

__all__ = ["OnnxEncoder", "OnnxJudge", "open_encoder", "open_judge"]
