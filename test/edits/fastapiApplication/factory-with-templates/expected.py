from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend


def create_app() -> FastAPI:
    app = FastAPI()
    templates = Jinja2Templates(directory="templates")
    frontend.init_app(app, templates)
    app.state.templates = templates
    return app
