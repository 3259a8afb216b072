from pathlib import Path

from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

BASE = Path(__file__).parent

app = FastAPI(
    title="Shop",
    description="""
    app = FastAPI()
    """,
)
templates = Jinja2Templates(
    directory=BASE / "templates",
)  # pages
