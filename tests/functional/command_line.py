"""What the tests of the command line share: two pages in our own words, and what a command gives back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

PAGES = {
    "cramp.md": """---
id: cramp
title: Muscle Cramps
kind: summary
publisher: Test House
published: 2024-02
licence: CC0-1.0
subjects: [muscle cramps, muscle spasms]
---

# Muscle Cramps

## What are muscle cramps?

Muscle cramps are sudden, involuntary contractions of one or more muscles.

## Causes

Causes of muscle cramps include:

- straining or overusing a muscle
- compression of the nerves in the back
- dehydration
- low levels of calcium, potassium or magnesium in the blood

## Treatment

Stretching and gently massaging the muscle usually relieves muscle cramps. Drinking fluids helps when muscle cramps come
from dehydration.
""",
    "gout.md": """---
id: gout
title: Gout
kind: guideline
publisher: Test Society
published: 2021
jurisdiction: GB
---

# Gout

## Treatment

Gout flares are treated with a non-steroidal anti-inflammatory drug, colchicine or a corticosteroid. Allopurinol lowers
uric acid and prevents further flares of gout.

## Symptoms

Gout causes sudden, severe pain in one joint, most often the big toe. The joint is red, hot and swollen.
""",
}


class Ran(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str

    def json(self) -> object:
        """Stdout as the one JSON value that it is."""
        return json.loads(self.out)

    def rows(self) -> list[dict[str, object]]:
        """Stdout as JSON lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]


Run = Callable[..., Ran]
