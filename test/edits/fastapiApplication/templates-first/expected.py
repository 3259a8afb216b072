from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend

templates = Jinja2Templates(directory="templates")
app = FastAPI()
frontend.init_app(app, templates)
