"""The templates, in a module of their own because every router of pages needs them."""

from datetime import date
from pathlib import Path

from fastapi.templating import Jinja2Templates

templates = Jinja2Templates(directory=Path(__file__).parent / "templates")


def day(value: date) -> str:
    return f"{value:%A}, {value.day} {value:%B %Y}"


templates.env.filters["day"] = day
