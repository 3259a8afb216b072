from fastapi.templating import Jinja2Templates

import frontend


def get_public():
    templates = Jinja2Templates(directory="public")
    frontend.init_templates(templates)
    return templates


def get_private():
    templates = Jinja2Templates(directory="private")
    frontend.init_templates(templates)
    return templates
