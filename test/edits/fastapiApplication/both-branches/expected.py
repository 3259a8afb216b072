import os

from fastapi import FastAPI

import frontend

if os.environ.get("PRODUCTION"):
    app = FastAPI(docs_url=None, redoc_url=None)
else:
    app = FastAPI()
frontend.init_app(app)

app.state.ready = True
