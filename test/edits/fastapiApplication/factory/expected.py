from fastapi import FastAPI

import frontend


def create_app() -> FastAPI:
    app = FastAPI()
    frontend.init_app(app)
    return app
