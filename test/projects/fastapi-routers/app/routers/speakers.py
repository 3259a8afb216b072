from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from ..programme import EVENTS, SPEAKERS, find_speaker
from ..templating import templates

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)


@router.get("/")
def list_speakers(request: Request):
    return templates.TemplateResponse(request, "speakers/list.html", {"speakers": SPEAKERS})


@router.get("/{slug}")
def show_speaker(request: Request, slug: str):
    speaker = find_speaker(slug)
    if speaker is None:
        raise HTTPException(404)
    events = [event for event in EVENTS if event.speaker == slug]
    return templates.TemplateResponse(request, "speakers/show.html", {"speaker": speaker, "events": events})
