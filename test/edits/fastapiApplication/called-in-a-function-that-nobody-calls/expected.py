from fastapi import FastAPI

import frontend

app = FastAPI()
frontend.init_app(app)


def setup(a):
    frontend.init_app(a)
