from fastapi import FastAPI

import frontend

app = FastAPI()
if app.debug:
    frontend.init_app(app)
