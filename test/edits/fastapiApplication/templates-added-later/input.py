from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend

app = FastAPI()
frontend.init_app(app)

templates = Jinja2Templates(directory="templates")
