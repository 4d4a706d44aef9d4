"""What happens to a question before it is answered: triage, identifiers, and requests that are not for an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from primum import safety
from primum.answer.lexicon.spelling import is_valid
from primum.config import Config
from primum.model import Finding
from primum.safety import Level, Redacted, Request, Triage

__all__ = ["Examined", "Level", "Redacted", "Triage", "examine", "redact", "triage"]

_MOST_REASONS = 2
# The subjects of the table of warning signs for which more can be said than to call.
_MIND, _POISONS, _BIRTH = "Mind", "Poisons", "Pregnancy and birth"


@dataclass(frozen=True, slots=True)
class Examined:
    """A question as it may be answered and stored: without identifiers, with what was found in it.

    Where there is a `refusal`, no article is made, and that is the reason."""

    text: str
    findings: tuple[Finding, ...] = ()
    refusal: str = ""


def triage(text: str) -> Triage:
    """How soon the person of whom a text speaks needs help, by the table of warning signs."""
    return safety.triage(text, is_word=is_valid)


def redact(text: str) -> Redacted:
    """The text with its identifiers masked, and where they stood."""
    return safety.redact(text, is_word=is_valid)


def examine(text: str, config: Config) -> Examined:
    """Triage first, on the words as they were typed; then what is asked for; then the identifiers, masked."""
    masked = redact(text)
    requests = safety.screen(text)
    refusal = next((r.message for r in requests if r.kind == "harm"), "")
    return Examined(masked.text, tuple(_findings(triage(text), requests, masked, config)), refusal)


def _findings(found: Triage, requests: tuple[Request, ...], masked: Redacted, config: Config) -> Iterator[Finding]:
    if found.level is not Level.NONE:
        yield Finding("triage", found.level.value, notice(found, config))
    for request in requests:
        level = "refused" if request.kind == "harm" else "notice"
        yield Finding(request.kind, level, _with_crisis(request, config))
    if masked.spans:
        yield Finding("identifiers", "notice", _shown(masked))


def notice(found: Triage, config: Config) -> str:
    """What a reader is told: why, and what to do now. It never says that something is harmless."""
    why = " ".join(found.reasons[:_MOST_REASONS])
    subjects = {rule.subject for rule in found.rules}
    if found.level is Level.URGENT:
        return f"This may need care soon. {why} Get medical advice today. If it gets worse, call {_number(config)}."
    help_for = ""
    if _MIND in subjects:
        help_for = f" You do not have to be alone with this: {_crisis(config)} can help, too."
    elif _POISONS in subjects:
        help_for = " A poison centre can tell you what to do until help comes."
    elif _BIRTH in subjects:
        help_for = " Call your maternity unit as well."
    return f"This may be an emergency. {why} Call {_number(config)} now, before you read on.{help_for}"


def _number(config: Config) -> str:
    if not config.emergency_number:
        return "your local emergency number"
    return f"{config.emergency_number} ({config.emergency_source}, checked {config.emergency_date})"


def _crisis(config: Config) -> str:
    if not config.crisis_line:
        return "a crisis line near you"
    return f"the crisis line {config.crisis_line} ({config.crisis_source}, checked {config.crisis_date})"


def _with_crisis(request: Request, config: Config) -> str:
    if not request.crisis:
        return request.message
    line = _crisis(config)
    return f"{request.message} {line[0].upper()}{line[1:]} or {_number(config)} can help now."


def _shown(masked: Redacted) -> str:
    kinds = masked.kinds
    listed = ", ".join(kinds[:-1]) + f" and {kinds[-1]}" if len(kinds) > 1 else kinds[0]
    return (
        f"What looks like personal data was taken out before the question was answered or kept: {listed}. "
        "Ask without such data; the answer does not need them."
    )
