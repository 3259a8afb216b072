"""The tags as functions of Jinja templates.

    {{ webpack_css("app") }}              <link> for each stylesheet of the entry
    {{ webpack_js("app") }}               <script defer> for each of its scripts
    {{ webpack_preload("app") }}          <link rel=preload> for an entry or an asset
    {{ webpack_asset("images/logo.svg") }}  the URL of a file below src/

Keyword arguments are attributes: `webpack_css("app", media="print")`. True prints the
name alone, False takes the attribute out, an underscore stands for a hyphen.

Yours to change: when a rendering begins and ends; functions of your own go into
functions.py. Without it Jinja's templates have no tags.
"""

import traceback
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from inspect import isawaitable
from typing import Any, cast

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from markupsafe import Markup

from .error_page import is_left_out
from .functions import FUNCTIONS
from .manifest import AssetError
from .page import Html, Page
from .template_class import TEMPLATE_CLASSES
from .watched import watch_templates

Variables = Mapping[str, Any]


class TagMisplaced(AssetError):
    """A tag stands where it is printed once for all pages."""


class Rendering:
    """One rendering of one page, with all templates that take part in it.

    The page is kept here and nowhere else: kept on the request, an error page that is
    rendered second would come without its tags. Macros do not see the variables of the
    page unless they are imported `with context`; they do see the current rendering.
    """

    def __init__(
        self, variables: Variables, name: str | None = None, is_shared: bool = False
    ) -> None:
        self.variables = variables
        self.name = name  # of the template
        # What is printed now is kept by Jinja, for pages of other visitors.
        self.is_shared = is_shared
        self.page: Page | None = None

    @contextmanager
    def entered(self) -> Iterator[None]:
        token = _current.set(self)
        try:
            yield
        finally:
            _current.reset(token)


_current: ContextVar[Rendering | None] = ContextVar(f"{__name__}.current", default=None)


def install(
    environment: Environment,
    new_page: Callable[[Variables], Page],
    on_error: Callable[[Variables], None] = lambda variables: None,
) -> None:
    """Give the functions to every template of the environment.

    `new_page` makes the page of a rendering from the variables of its template, the
    environment's globals among them. `on_error` is called with the variables before an
    AssetError leaves the template.
    """
    if environment.cache is not None:
        environment.cache.clear()  # what was loaded before does not say when it renders

    def find_page(rendering: Rendering) -> Page:
        if rendering.is_shared:
            raise TagMisplaced(
                "A tag stands outside of a macro in a template that is imported or"
                " included without context: Jinja prints it once for all pages.",
                "put the tag into a macro, or write `with context`",
            )
        if rendering.page is None:
            variables = {**environment.globals, **rendering.variables}
            rendering.page = new_page(variables)
        return rendering.page

    def fail(rendering: Rendering, error: AssetError) -> Html:
        page = rendering.page
        if page and is_left_out(error, page, rendering.name):
            return Html()
        on_error(rendering.variables)
        raise error

    def make_function(tag: Callable[..., Any]) -> Callable[..., Any]:
        def function(*args: Any, **attributes: Any) -> Any:
            # Somebody may call a macro from Python: that is a rendering, too.
            rendering = _current.get() or Rendering({})
            try:
                printed = tag(find_page(rendering), *args, **attributes)
            except AssetError as error:
                printed = fail(rendering, error)
            if isawaitable(printed):
                return wait(rendering, printed)
            return Markup(printed) if isinstance(printed, Html) else printed

        return function

    async def wait(rendering: Rendering, printed: Awaitable[Html]) -> Markup:
        try:
            return Markup(await printed)
        except AssetError as error:
            return Markup(fail(rendering, error))

    for name, tag in FUNCTIONS.items():
        environment.globals[name] = make_function(tag)
    base = environment.template_class
    if not issubclass(base, PageTemplate):
        classes = (*TEMPLATE_CLASSES, PageTemplate, base)
        combined = type("PageTemplate", classes, {})
        environment.template_class = cast("type[Template]", combined)


class PageTemplate(Template):
    """A template that says when its rendering begins and ends."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        rendering = Rendering(dict(*args, **kwargs), self.name)
        with rendering.entered():
            text = super().render(*args, **kwargs)
        self._watch(rendering)
        return text

    def generate(self, *args: Any, **kwargs: Any) -> Iterator[str]:
        rendering = Rendering(dict(*args, **kwargs), self.name)
        chunks = super().generate(*args, **kwargs)
        while True:
            # Between two chunks, others may render in the same thread.
            with rendering.entered():
                chunk = next(chunks, None)
            if chunk is None:
                break
            yield chunk
        self._watch(rendering)

    async def render_async(self, *args: Any, **kwargs: Any) -> str:
        rendering = Rendering(dict(*args, **kwargs), self.name)
        with rendering.entered():
            text = await super().render_async(*args, **kwargs)
        self._watch(rendering)
        return text

    async def generate_async(
        self, *args: Any, **kwargs: Any
    ) -> AsyncGenerator[str, object]:
        rendering = Rendering(dict(*args, **kwargs), self.name)
        chunks = super().generate_async(*args, **kwargs)
        while True:
            with rendering.entered():
                chunk = await anext(chunks, None)
            if chunk is None:
                break
            yield chunk
        self._watch(rendering)

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        with self._current_or_shared(shared):
            return super().make_module(vars, shared, locals)

    async def make_module_async(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        with self._current_or_shared(shared):
            return await super().make_module_async(vars, shared, locals)

    @staticmethod
    @contextmanager
    def _current_or_shared(with_context: bool) -> Iterator[None]:
        """Jinja calls it `shared` when a module shares the context of its page."""
        if with_context:
            yield
            return
        with Rendering({}, is_shared=True).entered():
            yield

    def _watch(self, rendering: Rendering) -> None:
        """In debug: reload the page when a template changes that it was made of."""
        if rendering.page is None or not rendering.page.folder.debug:
            return
        loaded = self.environment.cache or {}
        files = [template.filename for template in loaded.values()]
        watch_templates(file for file in files if file)


def find_template(error: BaseException) -> str | None:
    """The template and the line that an error comes from: `base.html, line 12`."""
    found = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        # Jinja puts this into the frames that it makes up for its templates.
        if "__jinja_exception__" in frame.f_globals:
            found = f"{frame.f_code.co_filename}, line {line}"
    return found
