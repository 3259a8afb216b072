from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

import frontend

app = FastAPI()
frontend.init_app(app)

origins = ["*"]

app.add_middleware(
    CORSMiddleware,
    allow_origins=origins,
    allow_methods=["*"],
)
