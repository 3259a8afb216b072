from fastapi import FastAPI
from fastapi.templating import Jinja2Templates


def create_app() -> FastAPI:
    app = FastAPI()
    templates = Jinja2Templates(directory="templates")
    app.state.templates = templates
    return app
