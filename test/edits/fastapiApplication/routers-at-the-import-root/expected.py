from fastapi import FastAPI

import frontend
from config import settings
from models import db

app = FastAPI(title=settings.title)
frontend.init_app(app)
app.state.db = db
