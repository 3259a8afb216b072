import os

from fastapi.templating import Jinja2Templates

if os.environ.get("THEME"):
    templates = Jinja2Templates(directory=os.environ["THEME"])
else:
    templates = Jinja2Templates(directory="templates")
