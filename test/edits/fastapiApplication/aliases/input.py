from fastapi import FastAPI as App
from fastapi.templating import Jinja2Templates as Pages

api = App()
pages = Pages(directory="templates")
