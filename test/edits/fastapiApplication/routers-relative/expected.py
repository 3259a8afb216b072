from fastapi import FastAPI

from . import frontend
from .config import settings
from .routers import items, users

app = FastAPI(title=settings.title)
frontend.init_app(app)
app.include_router(items.router)
app.include_router(users.router)
