import os

from fastapi import FastAPI

import frontend

if os.name:
    app = FastAPI()
    frontend.init_app(app)
    app.state.ready = True
