from fastapi import FastAPI  # the framework
from fastapi.templating import Jinja2Templates  # pages

import frontend

app = FastAPI()  # the application
templates = Jinja2Templates(directory="templates")  # type: ignore[arg-type]
frontend.init_app(app, templates)
