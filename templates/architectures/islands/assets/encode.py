"""How values of Python become the props of an island: JSON, the same in every backend.

Dates, times, Decimal, UUID and addresses become texts; sets, querysets and other
iterables lists; dataclasses, Pydantic's models and what has a method `__json__` dicts.

Yours to change: what else is known. Without it, and islands.py, there is no tag.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from inspect import signature
from math import isfinite
from typing import Any
from uuid import UUID

from .manifest import AssetError

DEEPEST = 100  # lists and dicts in one another; one that holds itself never ends
HALF_OF_A_PAIR = re.compile("[\ud800-\udfff]")
MOST = 2**53 - 1  # Number.MAX_SAFE_INTEGER: a script would have another number
PERHAPS_MORE = re.compile(r"\d{16}")

Default = Callable[[object], object]


class IslandInvalid(AssetError):
    """An island is asked for in a way that it cannot be had."""


def encode(
    name: str, values: Mapping[str, object], default: Default | None = None
) -> str:
    """The values as JSON. Raises IslandInvalid, which says what cannot be encoded."""
    encoder = _Encoder(name, default)
    try:
        text = _dump(values, encoder.known)
        is_certain = not PERHAPS_MORE.search(text)
    except (TypeError, ValueError, ArithmeticError, RecursionError, IslandInvalid):
        is_certain = False
    if not is_certain:
        # This takes its time, and knows where it is.
        text = _dump(encoder.plain(values, "props", 0))
    # JSON may have one half of a pair alone, no page can.
    if text.isascii():
        return text
    return HALF_OF_A_PAIR.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def _dump(values: object, default: Default | None = None) -> str:
    return json.dumps(
        values,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        default=default,
    )


class _Encoder:
    def __init__(self, island: str, default: Default | None) -> None:
        self.island = island
        self.default = default
        self.read: dict[int, tuple[object, list[object]]] = {}

    def known(self, value: object) -> object:
        """What JSON itself does not have, made of what it has."""
        return self.plain(value, "", 1)

    def plain(self, value: object, path: str, depth: int) -> object:
        """The value made of nothing but what JSON has."""
        value = _resolve(value)
        if value is None or value is True or value is False:
            return value
        if isinstance(value, Enum):
            return self.plain(value.value, path, depth)
        if isinstance(value, str):
            return str(value)
        if isinstance(value, int):
            if abs(value) > MOST:
                problem = "it is a number of more digits than JavaScript's have"
                raise self._error(path, problem)
            return int(value)
        if isinstance(value, float):
            if not isfinite(value):
                raise self._error(path, f"{value} is no number in JSON")
            return float(value)
        if depth > DEEPEST:
            raise self._error(
                path[:60] + "…", "it is nested too deeply, or holds itself"
            )
        if isinstance(value, Mapping):
            return {
                self._key(key, path): self.plain(one, _below(path, key), depth + 1)
                for key, one in value.items()
            }
        if isinstance(value, (date, time)):
            return value.isoformat()
        if isinstance(value, (Decimal, UUID)):
            return str(value)
        if isinstance(value, (set, frozenset)):
            items: list[Any] = [
                self.plain(one, f"{path}[…]", depth + 1) for one in value
            ]
            try:
                return sorted(items)
            except TypeError:  # of several kinds, or none that has an order
                return sorted(items, key=json.dumps)
        return self._object(value, path, depth)

    def _object(self, value: Any, path: str, depth: int) -> object:
        if isinstance(value, type):
            raise self._error(path, f"cannot encode the class {value.__name__}")
        if hasattr(value, "model_dump") or hasattr(value, "__json__"):
            try:
                known = _said_by(value)
            except Exception as error:
                problem = f"{type(value).__name__} cannot say itself: {error}"
                raise self._error(path, problem) from error
            return self.plain(known, path, depth + 1)
        if dataclasses.is_dataclass(value):
            names = [one.name for one in dataclasses.fields(value)]
            fields = {one: getattr(value, one) for one in names}
            return self.plain(fields, path, depth)
        if self.default is not None:
            known = self.default(value)
            if known is not value:
                return self.plain(known, path, depth + 1)
        if type(value).__name__.lower().endswith("url"):
            return str(value)  # an address of Starlette's `url_for`, of Pydantic
        # The errors of a form are HTML, too, and a component wants them one by one.
        if hasattr(value, "__html__") and not isinstance(value, Sequence):
            return str(value)
        if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)):
            return [
                self.plain(one, f"{path}[{index}]", depth + 1)
                for index, one in enumerate(self._items(value))
            ]
        raise self._error(path, f"cannot encode {type(value).__name__}")

    def _items(self, value: Iterable[object]) -> list[object]:
        """Of one that can be read only once, too."""
        if id(value) not in self.read:
            self.read[id(value)] = (value, list(value))
        return self.read[id(value)][1]

    def _key(self, key: object, path: str) -> str:
        """As JSON itself writes it."""
        key = _resolve(key)
        if isinstance(key, Enum):
            return self._key(key.value, path)
        if isinstance(key, str):
            return str(key)
        if key is None or isinstance(key, (bool, int, float)):
            return json.dumps(key)
        raise self._error(path, f"a key is {type(key).__name__}, not a text")

    def _error(self, path: str, problem: str) -> IslandInvalid:
        return IslandInvalid(
            f"{self.island}: {path}: {problem}.",
            "give it as a text, a number, a list or a dict of what the component needs;"
            " a class of yours can say it in a method __json__()",
        )


def dump_model(model: Any) -> object:
    """What a model of Pydantic's holds, under the names of FastAPI's answers."""
    return model.model_dump(mode="json", by_alias=True)


def _said_by(value: Any) -> object:
    if hasattr(value, "model_dump"):
        return dump_model(value)
    # Pyramid's has the request as an argument, which is nothing to props.
    takes_request = signature(value.__json__).parameters
    return value.__json__(None) if takes_request else value.__json__()


def _resolve(value: Any) -> Any:
    """What a proxy stands for: Django's SimpleLazyObject, Werkzeug's LocalProxy."""
    if type(value) is value.__class__:
        return value
    if hasattr(type(value), "_get_current_object"):
        return value._get_current_object()
    return getattr(value, "_wrapped", value)


def _below(path: str, key: object) -> str:
    name = str(key)
    return f"{path}.{name}" if name.isidentifier() else f"{path}[{name[:60]!r}]"
