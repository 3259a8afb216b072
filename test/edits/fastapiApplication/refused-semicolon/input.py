from fastapi import FastAPI

app = FastAPI(); app.state.ready = True
