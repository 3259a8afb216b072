from fastapi import APIRouter, FastAPI

import frontend as webpack_frontend

frontend = APIRouter()
app = FastAPI()
webpack_frontend.init_app(app)
app.include_router(frontend)
