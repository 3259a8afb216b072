import fastapi
import fastapi.templating

import frontend

app = fastapi.FastAPI()
templates = fastapi.templating.Jinja2Templates("templates")
frontend.init_app(app, templates)
