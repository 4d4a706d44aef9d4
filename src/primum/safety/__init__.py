"""Emergencies, identifiers and requests that are not for an article: found by rules, before anything else is done.

Knows texts and findings alone; it opens nothing, stores nothing and sends nothing."""

from primum.safety.triage import Level, Triage, triage

__all__ = ["Level", "Triage", "triage"]
