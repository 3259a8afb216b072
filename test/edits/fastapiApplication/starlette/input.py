from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.templating import Jinja2Templates

templates = Jinja2Templates(directory="templates")


async def index(request):
    return PlainTextResponse("Hello")


app = Starlette(debug=True, routes=[Route("/", index)])
