from fastapi import FastAPI

import frontend

app = FastAPI()
frontend.init_app(app)


@app.get("/")
def index() -> dict[str, str]:
    return {"hello": "world"}
