"""Parcels and where they have been scanned. In memory, as long as this is a trial."""

from datetime import datetime

from pydantic import BaseModel


class Scan(BaseModel):
    depot: str
    at: datetime


class Parcel(BaseModel):
    number: str
    scans: list[Scan] = []


store: dict[str, Parcel] = {}
