import logging

from fastapi import FastAPI

logging.basicConfig(level=logging.INFO)
log = logging.getLogger(__name__)

app = FastAPI()

if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, port=8000)
