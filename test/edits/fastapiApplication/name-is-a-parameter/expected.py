from fastapi import FastAPI

import frontend as webpack_frontend

app = FastAPI()
webpack_frontend.init_app(app)


@app.get("/hello")
def hello(frontend: str = "") -> str:
    return frontend
