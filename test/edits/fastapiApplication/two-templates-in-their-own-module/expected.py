from fastapi.templating import Jinja2Templates

from shop import frontend
from shop.config import settings

pages = Jinja2Templates(directory=settings.templates)
frontend.init_templates(pages)
mails = Jinja2Templates(directory="mails")
frontend.init_templates(mails)
