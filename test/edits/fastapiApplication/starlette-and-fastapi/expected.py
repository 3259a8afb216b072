from fastapi import FastAPI
from starlette.applications import Starlette

import frontend

app = FastAPI()
frontend.init_app(app)
legacy = Starlette()
app.mount("/legacy", legacy)
