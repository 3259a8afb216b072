"""What templates do besides rendering: they fill in the islands that they render.

Yours to change: put classes of your own before it. Without it the browser renders the
islands.
"""

from collections.abc import Sequence
from typing import Any

from jinja2 import Template

from .ssr import collecting
from .ssr_fill import fill, fill_beside


class FilledTemplate(Template):
    """The outermost template of a page asks for all islands of it, in one request."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        with collecting() as jobs:
            text = super().render(*args, **kwargs)
        return fill(text, jobs)

    async def render_async(self, *args: Any, **kwargs: Any) -> str:
        with collecting() as jobs:
            text = await super().render_async(*args, **kwargs)
        return await fill_beside(text, jobs) if jobs else text


TEMPLATE_CLASSES: Sequence[type[Template]] = (FilledTemplate,)
