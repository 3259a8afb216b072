from fastapi import APIRouter, FastAPI

frontend = APIRouter()
app = FastAPI()
app.include_router(frontend)
