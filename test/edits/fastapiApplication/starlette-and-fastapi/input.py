from fastapi import FastAPI
from starlette.applications import Starlette

app = FastAPI()
legacy = Starlette()
app.mount("/legacy", legacy)
