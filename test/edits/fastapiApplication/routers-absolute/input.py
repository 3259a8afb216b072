from fastapi import FastAPI

from shop.config import settings
from shop.routers import items, users

app = FastAPI(title=settings.title)
app.include_router(items.router)
app.include_router(users.router)
