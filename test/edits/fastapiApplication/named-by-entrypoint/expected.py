from fastapi import FastAPI

import frontend

api = FastAPI()
web = FastAPI()
frontend.init_app(web)

web.mount("/api", api)
