import os

from fastapi import FastAPI

if os.name:
    app = FastAPI()
    app.state.ready = True
