from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

templates = Jinja2Templates(
    directory="templates",
)


class Server:
    def __init__(self):
        self.app = FastAPI()


app = Server().app
