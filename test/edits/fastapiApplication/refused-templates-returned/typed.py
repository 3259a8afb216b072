from functools import lru_cache

from fastapi.templating import Jinja2Templates

from . import frontend


@lru_cache
def get_templates() -> Jinja2Templates:
    templates = Jinja2Templates(directory="templates")
    frontend.init_templates(templates)
    return templates
