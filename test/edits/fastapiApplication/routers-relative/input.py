from fastapi import FastAPI

from .config import settings
from .routers import items, users

app = FastAPI(title=settings.title)
app.include_router(items.router)
app.include_router(users.router)
