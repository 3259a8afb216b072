"""The FastAPI project under a strict policy, by a middleware."""

import secrets
from collections.abc import Awaitable, Callable

from app.main import app
from starlette.requests import Request
from starlette.responses import Response
from strict_policy import header


@app.middleware("http")
async def add_policy(
    request: Request, call_next: Callable[[Request], Awaitable[Response]]
) -> Response:
    nonce = request.state.csp_nonce = secrets.token_urlsafe()
    response = await call_next(request)
    response.headers["Content-Security-Policy"] = header(nonce)
    return response
