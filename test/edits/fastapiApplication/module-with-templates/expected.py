from fastapi import FastAPI, Request
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates

import frontend

app = FastAPI()

app.mount("/static", StaticFiles(directory="static", check_dir=False), name="static")

templates = Jinja2Templates(directory="templates")
frontend.init_app(app, templates)


@app.get("/")
async def index(request: Request):
    return templates.TemplateResponse(request, "index.html")
