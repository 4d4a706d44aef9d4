"""A model that judges pairs of texts, plugged in by path: any ONNX sequence-pair classifier with a map of its labels.

It runs in float32 on the processor, one window of the evidence at a time. What it says may only lower a verdict.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from primum.errors import Invalid, Unavailable
from primum.lm import folders
from primum.model import Support, Verdict

WINDOWS = 16
"""Most windows of the evidence that are read for one claim."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What judge.json says. `labels` are the graph's classes in order: supported, partly, contradicted, unsupported.

    `least` is the probability below which the model abstains, `max_tokens` its limit for a pair, `claim_first` whether
    the claim stands before the evidence (models of inference want the evidence, the premise, first), `output` the
    graph's output (default: its first). `sha256`, where given, is checked against model.onnx."""

    labels: tuple[str, ...] = field(default_factory=tuple)
    name: str = ""
    least: float = 0.5
    max_tokens: int = 512
    claim_first: bool = False
    output: str = ""
    sha256: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", tuple(self.labels))
        known = {str(s) for s in Support} - {Support.UNCHECKED}
        if len(self.labels) < 2 or not set(self.labels) <= known:
            raise Invalid(f"labels are {list(self.labels)}; they must be two or more of {', '.join(sorted(known))}")
        if not 0 <= self.least <= 1:
            raise Invalid(f"least is {self.least!r}; it must lie between 0 and 1")
        if not isinstance(self.max_tokens, int) or self.max_tokens < 16:
            raise Invalid(f"max_tokens is {self.max_tokens!r}; it must be a whole number of at least 16")


class OnnxJudge:
    """A judge of one folder; see `primum.ports.Judge`. Safe to use from several threads at once."""

    def __init__(self, graph: folders.Graph, tokenizer: Any, *, facts: Facts, name: str) -> None:
        self._graph = graph
        self._tokenizer = tokenizer
        self._facts = facts
        self._name = name
        self._output = facts.output or graph.outputs[0]
        try:
            width = int(self._run([([0, 1], [0, 1])]).shape[1])
        except Exception as error:  # onnxruntime's own errors share no base class but Exception
            raise Unavailable(f"the judge {name} does not judge pairs of texts: {error}") from error
        if width != len(facts.labels):
            raise Unavailable(f"the judge {name} has {width} classes, and judge.json names {len(facts.labels)}")

    @property
    def name(self) -> str:
        """The model's name and twelve digits of the hash over its files."""
        return self._name

    def judge(self, claim: str, evidence: Sequence[str]) -> Verdict:
        """The verdict of the window of the evidence that the model is surest of; *unchecked* where it is not sure.

        A window that supports or contradicts counts before all that are silent; a claim of more than half the model's
        limit is left to others."""
        if len(self._tokenizer.encode(claim).ids) > self._facts.max_tokens // 2:
            return Verdict(Support.UNCHECKED, "the claim is too long for the model", self._name)
        pairs = [pair for text in evidence for pair in self._pairs(claim, text)][:WINDOWS]
        chances = np.concatenate([self._softmax(self._run([pair])) for pair in pairs])
        loud = [n for n, label in enumerate(self._facts.labels) if label != Support.UNSUPPORTED]
        window = int(chances[:, loud].max(axis=1).argmax()) if loud else 0
        label = int(chances[window].argmax())
        chance, said = float(chances[window, label]), Support(self._facts.labels[label])
        if chance < self._facts.least:
            return Verdict(Support.UNCHECKED, f"the model is not sure ({chance:.2f})", self._name)
        return Verdict(said, f"the model finds it {said} ({chance:.2f})", self._name)

    def _pairs(self, claim: str, text: str) -> list[tuple[list[int], list[int]]]:
        """Token ids and types of the claim with each window of a text, every window within the model's limit."""
        first, second = (claim, text) if self._facts.claim_first else (text, claim)
        whole = self._tokenizer.encode(first, second)
        return [(e.ids, e.type_ids) for e in (whole, *whole.overflowing)]

    def _run(self, pairs: list[tuple[list[int], list[int]]]) -> np.ndarray[Any, np.dtype[np.float32]]:
        ids = np.array([p[0] for p in pairs], np.int64)
        types = np.array([p[1] for p in pairs], np.int64)
        return np.asarray(self._graph.run(ids, types=types, output=self._output), np.float32)

    @staticmethod
    def _softmax(logits: np.ndarray[Any, np.dtype[np.float32]]) -> np.ndarray[Any, np.dtype[np.float32]]:
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: np.ndarray[Any, np.dtype[np.float32]] = powers / powers.sum(axis=1, keepdims=True)
        return shares


def open_judge(folder: Path, *, threads: int = 1) -> OnnxJudge:
    """The judge in `folder`: model.onnx, tokenizer.json, judge.json (see Facts). What is missing or damaged, or no such
    model, raises Unavailable, naming it."""
    model, tokens, about = (folder / name for name in ("model.onnx", "tokenizer.json", "judge.json"))
    for path in (model, tokens, about):
        if not path.is_file():
            raise Unavailable(f"the judge lacks {path}: set PRIMUM_JUDGE to a folder that has it, or to nothing")
    facts = folders.facts_of(about, Facts)
    digest = folders.digest(model)
    if facts.sha256 and digest != facts.sha256:
        raise Unavailable(f"{model} is damaged: its hash is not the one that judge.json gives")
    whole = hashlib.sha256((digest + tokens.read_text(encoding="utf-8") + repr(facts)).encode()).hexdigest()[:12]
    name = f"{facts.name or folder.resolve().name}-{whole}"
    graph = folders.graph(model, threads=threads, role="a model of text pairs")
    tokenizer = folders.tokenizer(tokens)
    # Only the evidence is cut, into windows that overlap by a third: a claim is read whole.
    strategy = "only_second" if facts.claim_first else "only_first"
    tokenizer.enable_truncation(facts.max_tokens, stride=facts.max_tokens // 3, strategy=strategy)
    return OnnxJudge(graph, tokenizer, facts=facts, name=name)
