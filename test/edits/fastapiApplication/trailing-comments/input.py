from fastapi import FastAPI  # the framework
from fastapi.templating import Jinja2Templates  # pages

app = FastAPI()  # the application
templates = Jinja2Templates(directory="templates")  # type: ignore[arg-type]
