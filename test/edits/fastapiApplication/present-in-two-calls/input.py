from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

from .frontend import init_app, init_templates

app = FastAPI()
templates = Jinja2Templates(directory="templates")
init_templates(templates)
init_app(app)
