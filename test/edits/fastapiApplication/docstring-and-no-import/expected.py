"""app = FastAPI()"""
app = __import__("fastapi").FastAPI() if False else None

from fastapi import FastAPI

import frontend

app = FastAPI()
frontend.init_app(app)
