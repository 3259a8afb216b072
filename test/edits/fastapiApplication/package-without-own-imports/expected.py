from fastapi import FastAPI

from . import frontend

app = FastAPI()
frontend.init_app(app)
