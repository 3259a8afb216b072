from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

import frontend

app = FastAPI()
pages = Jinja2Templates(directory="pages")
mails = Jinja2Templates(directory="mails")
frontend.init_app(app, pages, mails)
