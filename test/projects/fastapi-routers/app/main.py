"""The programme of the society."""

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from .routers import calendar, events, speakers
from .templating import templates

app = FastAPI(title="Evenings", docs_url="/api/docs", openapi_url="/api/openapi.json")

app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")

app.include_router(events.router)
app.include_router(speakers.router, prefix="/speakers")
app.include_router(calendar.router, prefix="/api")


@app.exception_handler(404)
async def show_not_found(request: Request, error: HTTPException) -> HTMLResponse:
    return templates.TemplateResponse(request, "not_found.html", status_code=404)
