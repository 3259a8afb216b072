"""Two hooks that Flask does not have.

Yours to change: nothing, as long as extension.py needs them. Without it there is no
`init_app`.
"""

from collections.abc import Callable

from flask import Flask, Response
from flask.templating import Environment
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException


def when_environment_is_made(app: Flask, use: Callable[[Environment], None]) -> None:
    """Call back when the application has made its Jinja environment, or has already.

    To ask for the environment here would make it: options that the application sets
    after that, in `jinja_options` or its config, would come too late.
    """
    if "jinja_env" in vars(app):
        use(app.jinja_env)
        return
    make = app.create_jinja_environment

    def make_and_use() -> Environment:
        environment = make()
        use(environment)
        return environment

    app.create_jinja_environment = make_and_use  # type: ignore[method-assign]


def before_error_handlers(
    app: Flask, answer: Callable[[Exception], Response | None]
) -> None:
    """Call back with each error of a view; it is answered, or handled as ever.

    A registered handler cannot do that: the handler of the application for the same
    error would not be called, or would get an InternalServerError in its place.
    """
    handle = app.handle_user_exception

    def answer_or_handle(e: Exception) -> ResponseReturnValue | HTTPException:
        response = answer(e)
        return handle(e) if response is None else response

    app.handle_user_exception = answer_or_handle  # type: ignore[method-assign]
