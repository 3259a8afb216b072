from fastapi import FastAPI

from shop import frontend
from shop.config import settings
from shop.routers import items, users

app = FastAPI(title=settings.title)
frontend.init_app(app)
app.include_router(items.router)
app.include_router(users.router)
