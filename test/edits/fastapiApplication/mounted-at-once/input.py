from fastapi import FastAPI

app = FastAPI()
app.mount("/api", FastAPI())
