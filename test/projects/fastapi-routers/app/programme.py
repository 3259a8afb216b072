"""The programme. The society's secretary edits this file."""

from datetime import date

from pydantic import BaseModel


class Speaker(BaseModel):
    slug: str
    name: str
    about: str


class Event(BaseModel):
    slug: str
    title: str
    on: date
    speaker: str
    text: str


SPEAKERS = [
    Speaker(slug="ibarra", name="Lucía Ibarra", about="counts swifts from the roof of the town hall"),
    Speaker(slug="oduya", name="Femi Oduya", about="mends tower clocks, and has fallen off one"),
    Speaker(slug="lind", name="Karin Lind", about="reads ice cores for a living"),
]

EVENTS = [
    Event(
        slug="swifts",
        title="A hundred nights of swifts",
        on=date(2027, 1, 14),
        speaker="ibarra",
        text="Where they sleep, and how we know.",
    ),
    Event(
        slug="clocks",
        title="Why the clock was wrong",
        on=date(2027, 2, 11),
        speaker="oduya",
        text="Four minutes in ninety years: a detective story.",
    ),
    Event(
        slug="ice",
        title="The year without a summer",
        on=date(2027, 3, 11),
        speaker="lind",
        text="1816, as Greenland remembers it.",
    ),
]


def find_event(slug: str) -> Event | None:
    return next((event for event in EVENTS if event.slug == slug), None)


def find_speaker(slug: str) -> Speaker | None:
    return next((speaker for speaker in SPEAKERS if speaker.slug == slug), None)
