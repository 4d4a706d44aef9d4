"""Emergencies, identifiers and requests that are not for an article: found by rules, before anything else is done.

Knows texts alone; it opens nothing, stores nothing and sends nothing."""

from primum.safety.identifiers import Span
from primum.safety.redact import KINDS, Redacted, redact
from primum.safety.requests import Request, screen
from primum.safety.triage import Level, Triage, triage

__all__ = ["KINDS", "Level", "Redacted", "Request", "Span", "Triage", "redact", "screen", "triage"]
