from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend

app: FastAPI = FastAPI()
templates: Jinja2Templates = Jinja2Templates(directory="templates")
frontend.init_app(app, templates)
