from fastapi import FastAPI as App
from fastapi.templating import Jinja2Templates as Pages

import frontend

api = App()
pages = Pages(directory="templates")
frontend.init_app(api, pages)
