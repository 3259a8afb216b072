from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

app = FastAPI()


def make_templates():
    templates = Jinja2Templates(directory="templates")
    return templates


templates = make_templates()
