"""One adapter for each backend that a frontend can be rendered for."""

from __future__ import annotations

from .base import Adapter, Options, Site, taken
from .django_site import DjangoAdapter, DjangoJinjaAdapter
from .fastapi_site import FastApiAdapter
from .flask_site import FlaskAdapter
from .pyramid_site import PyramidAdapter

__all__ = ["ADAPTERS", "Adapter", "Options", "Site", "taken"]

ADAPTERS: list[type[Adapter]] = [
    DjangoAdapter,
    DjangoJinjaAdapter,
    FlaskAdapter,
    FastApiAdapter,
    PyramidAdapter,
]
