"""High and low water at the harbour, as the almanac has it."""

import os
from datetime import datetime, timedelta

from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

HERE = os.path.dirname(os.path.abspath(__file__))
# From one high water to the next.
CYCLE = timedelta(hours=12, minutes=25)
KNOWN = datetime(2026, 1, 3, 5, 10)

app = FastAPI()
app.mount("/static", StaticFiles(directory=os.path.join(HERE, "static")), name="static")
templates = Jinja2Templates(directory=os.path.join(HERE, "templates"))


def next_tides(now: datetime, count: int = 4):
    """The next tides after a moment: pairs of "high" or "low" and when."""
    half = CYCLE / 2
    steps = (now - KNOWN) // half + 1
    return [("low" if step % 2 else "high", KNOWN + step * half) for step in range(steps, steps + count)]


@app.get("/")
def index(request: Request):
    tides = next_tides(datetime.now())
    return templates.TemplateResponse(request, "index.html", {"tides": tides})


@app.get("/tides.json")
def tides(count: int = 4):
    return [{"tide": tide, "at": at} for tide, at in next_tides(datetime.now(), count)]
