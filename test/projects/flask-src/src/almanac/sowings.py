"""The list of what is sown when."""

from __future__ import annotations

import calendar
import json
from pathlib import Path

DEFAULT = Path(__file__).with_name("sowings.json")

Sowings = dict[str, list[str]]


def load_sowings(path: str | None = None) -> Sowings:
    """Read the list: names of plants by the month's English name."""
    return json.loads(Path(path or DEFAULT).read_text("utf-8"))


def month_name(number: int) -> str:
    return calendar.month_name[number]
