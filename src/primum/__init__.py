"""Primum: a self-hosted clinical evidence engine."""

import os

__version__ = "0.1.0"

# Since version 1.29 onnxruntime reports each use to its makers, unless this is set before it is loaded. Nothing leaves
# the machine that its operator has not set up; what is imported from here comes before it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
