"""Plugs the frontend's build into a Pyramid application: `config.include("frontend")`."""

from .configuration import includeme

__all__ = ["includeme"]
