from fastapi import APIRouter, Request
from fastapi.templating import Jinja2Templates

from .. import frontend
from ..config import settings

router = APIRouter(prefix="/pages")
templates = Jinja2Templates(directory=settings.templates)
frontend.init_templates(templates)


@router.get("/")
async def index(request: Request):
    return templates.TemplateResponse(request, "index.html")
