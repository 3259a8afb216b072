from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend

templates = Jinja2Templates(directory="templates")
frontend.init_templates(templates)


def create_app() -> FastAPI:
    app = FastAPI()
    frontend.init_app(app)
    app.state.templates = templates
    return app


app = create_app()
