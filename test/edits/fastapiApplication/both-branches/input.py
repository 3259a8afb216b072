import os

from fastapi import FastAPI

if os.environ.get("PRODUCTION"):
    app = FastAPI(docs_url=None, redoc_url=None)
else:
    app = FastAPI()

app.state.ready = True
