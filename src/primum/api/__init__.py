"""JSON over HTTP: the answer's wire contract, documents, the schema; errors as problem details (RFC 9457)."""

from primum.api.asking import LONGEST_QUESTION, answered, read_question
from primum.api.problems import FAULT, STATUS, lacking, problem, status_of
from primum.api.routes import create

__all__ = [
    "FAULT",
    "LONGEST_QUESTION",
    "STATUS",
    "answered",
    "create",
    "lacking",
    "problem",
    "read_question",
    "status_of",
]
