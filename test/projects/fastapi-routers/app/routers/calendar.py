from fastapi import APIRouter

from ..programme import EVENTS, Event

router = APIRouter(tags=["calendar"])


@router.get("/events")
async def list_events() -> list[Event]:
    """Every evening, for calendars to subscribe to."""
    return EVENTS
