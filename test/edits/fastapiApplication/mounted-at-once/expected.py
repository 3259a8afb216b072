from fastapi import FastAPI

import frontend

app = FastAPI()
frontend.init_app(app)
app.mount("/api", FastAPI())
