from fastapi import FastAPI

from config import settings
from models import db

app = FastAPI(title=settings.title)
app.state.db = db
