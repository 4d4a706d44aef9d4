"""The closing line, by reader."""

from __future__ import annotations

from primum.model import Audience

_PROFESSIONAL = (
    "For health professionals: this article shows what the cited sources say. It was put together by software and "
    "gives no advice on a particular person. Check the sources and current local guidance before acting on it."
)
_PUBLIC = (
    "For information only: this page shows what the cited sources say. It is not advice about you or anyone else. Talk "
    "to a health professional about your own case. In an emergency, call your local emergency number."
)
DISCLAIMERS = {
    Audience.PATIENT: _PUBLIC,
    Audience.STUDENT: _PROFESSIONAL.replace("For health professionals", "For students of the health professions"),
    Audience.NURSE: _PROFESSIONAL,
    Audience.PHYSICIAN: _PROFESSIONAL,
}
