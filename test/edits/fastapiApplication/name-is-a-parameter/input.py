from fastapi import FastAPI

app = FastAPI()


@app.get("/hello")
def hello(frontend: str = "") -> str:
    return frontend
