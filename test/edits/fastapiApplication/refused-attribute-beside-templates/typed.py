from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend

templates = Jinja2Templates(
    directory="templates",
)
frontend.init_templates(templates)


class Server:
    def __init__(self):
        self.app = FastAPI()
        frontend.init_app(self.app)


app = Server().app
