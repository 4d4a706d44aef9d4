"""Language models: the encoder, which runs on this machine, and a second judge where one is set, here or at an address
(`lm/language.py`, imported where it is used).

Heavy packages load when a model is opened, not before.
"""

from primum.lm.encoder import OnnxEncoder, open_encoder
from primum.lm.judge import OnnxJudge, open_judge

__all__ = ["OnnxEncoder", "OnnxJudge", "open_encoder", "open_judge"]
