from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend

app = FastAPI()
frontend.init_app(app)


def make_templates():
    templates = Jinja2Templates(directory="templates")
    frontend.init_templates(templates)
    return templates


templates = make_templates()
