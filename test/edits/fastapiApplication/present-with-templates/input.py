from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

from shop import frontend

app = FastAPI()
templates = Jinja2Templates(directory="templates")
frontend.init_app(app, templates)
