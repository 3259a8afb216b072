from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

app = FastAPI()
pages = Jinja2Templates(directory="pages")
mails = Jinja2Templates(directory="mails")
