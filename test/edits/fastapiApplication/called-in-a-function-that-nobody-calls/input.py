from fastapi import FastAPI

import frontend

app = FastAPI()


def setup(a):
    frontend.init_app(a)
