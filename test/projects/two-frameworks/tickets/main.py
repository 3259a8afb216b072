"""Seats of the playhouse, and who has them."""

from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

app = FastAPI(title="Tickets")

seats: dict[str, str | None] = {f"{row}{number}": None for row in "ABC" for number in range(1, 9)}


class Booking(BaseModel):
    name: str


@app.get("/seats")
async def list_free_seats() -> list[str]:
    return [seat for seat, name in seats.items() if name is None]


@app.put("/seats/{seat}")
async def book_seat(seat: str, booking: Booking) -> dict[str, str]:
    if seats.get(seat, "") is not None:
        raise HTTPException(409, "That seat is taken, or there is none.")
    seats[seat] = booking.name
    return {"seat": seat, "name": booking.name}
