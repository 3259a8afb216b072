from contextlib import asynccontextmanager

from fastapi import FastAPI

import frontend


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield


app = FastAPI(lifespan=lifespan)
frontend.init_app(app)
