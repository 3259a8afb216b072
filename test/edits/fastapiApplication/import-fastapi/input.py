import fastapi
import fastapi.templating

app = fastapi.FastAPI()
templates = fastapi.templating.Jinja2Templates("templates")
