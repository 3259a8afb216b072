from fastapi import FastAPI
from starlette.templating import Jinja2Templates

import frontend

app = FastAPI()
templates = Jinja2Templates(directory="templates")
frontend.init_app(app, templates)
