from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates

from ..config import settings

router = APIRouter(prefix="/pages")
templates = Jinja2Templates(directory=settings.templates)


@router.get("/")
async def index(request: Request):
    return templates.TemplateResponse(request, "index.html")
