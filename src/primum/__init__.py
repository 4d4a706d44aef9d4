"""Primum: a self-hosted clinical evidence engine."""

__version__ = "0.1.0"
