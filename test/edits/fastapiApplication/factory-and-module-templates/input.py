from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

templates = Jinja2Templates(directory="templates")


def create_app() -> FastAPI:
    app = FastAPI()
    app.state.templates = templates
    return app


app = create_app()
