from fastapi.templating import Jinja2Templates


def get_public():
    return Jinja2Templates(directory="public")


def get_private():
    return Jinja2Templates(directory="private")
