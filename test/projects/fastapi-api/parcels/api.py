"""The API."""

from fastapi import FastAPI, HTTPException, status

from parcels.store import Parcel, Scan, store

app = FastAPI(title="Parcels", version="0.4.2")


@app.get("/parcels/{number}")
async def read_parcel(number: str) -> Parcel:
    parcel = store.get(number)
    if parcel is None:
        raise HTTPException(status.HTTP_404_NOT_FOUND, f"There is no parcel {number}.")
    return parcel


@app.post("/parcels/{number}/scans", status_code=status.HTTP_201_CREATED)
async def add_scan(number: str, scan: Scan) -> Parcel:
    parcel = store.setdefault(number, Parcel(number=number))
    parcel.scans.append(scan)
    return parcel
