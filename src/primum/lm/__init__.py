"""Language models that run on this machine: the encoder. Heavy packages load when a model is opened, not before."""

from primum.lm.encoder import OnnxEncoder, open_encoder

__all__ = ["OnnxEncoder", "open_encoder"]
