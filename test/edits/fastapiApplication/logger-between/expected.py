import logging

from fastapi import FastAPI

import frontend

logging.basicConfig(level=logging.INFO)
log = logging.getLogger(__name__)

app = FastAPI()
frontend.init_app(app)

if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, port=8000)
