from fastapi import FastAPI

public = FastAPI()
private = FastAPI()
