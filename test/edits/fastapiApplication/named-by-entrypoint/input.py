from fastapi import FastAPI

api = FastAPI()
web = FastAPI()

web.mount("/api", api)
