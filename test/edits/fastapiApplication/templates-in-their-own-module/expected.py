from pathlib import Path

from fastapi.templating import Jinja2Templates

from . import frontend

BASE_DIR = Path(__file__).parent
templates = Jinja2Templates(directory=str(BASE_DIR / "templates"))
frontend.init_templates(templates)
templates.env.globals["shop"] = "Shop"
