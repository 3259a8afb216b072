from fastapi.templating import Jinja2Templates

from shop.config import settings

pages = Jinja2Templates(directory=settings.templates)
mails = Jinja2Templates(directory="mails")
