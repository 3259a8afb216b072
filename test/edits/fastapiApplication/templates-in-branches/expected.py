import os

from fastapi.templating import Jinja2Templates

import frontend

if os.environ.get("THEME"):
    templates = Jinja2Templates(directory=os.environ["THEME"])
    frontend.init_templates(templates)
else:
    templates = Jinja2Templates(directory="templates")
    frontend.init_templates(templates)
