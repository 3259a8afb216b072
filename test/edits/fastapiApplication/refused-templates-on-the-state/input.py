from fastapi import FastAPI
from fastapi.templating import Jinja2Templates

app = FastAPI()
app.state.templates = Jinja2Templates(directory="templates")
