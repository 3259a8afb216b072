from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from ..programme import EVENTS, find_event, find_speaker
from ..templating import templates

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/")
async def list_events(request: Request):
    return templates.TemplateResponse(request, "events/list.html", {"events": EVENTS})


@router.get("/events/{slug}")
async def show_event(request: Request, slug: str):
    event = find_event(slug)
    if event is None:
        raise HTTPException(404)
    context = {"event": event, "speaker": find_speaker(event.speaker)}
    return templates.TemplateResponse(request, "events/show.html", context)
