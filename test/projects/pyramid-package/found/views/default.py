from pyramid.httpexceptions import HTTPBadRequest, HTTPFound, HTTPNotFound
from pyramid.view import view_config


@view_config(route_name="home", renderer="found:templates/home.jinja2")
def home(request):
    return {"things": list(request.shelf)}


@view_config(route_name="thing", renderer="found:templates/thing.jinja2")
def thing(request):
    found = request.shelf.find(int(request.matchdict["number"]))
    if found is None:
        raise HTTPNotFound()
    return {"thing": found}


@view_config(route_name="report", request_method="POST")
def report(request):
    harbour = request.params.get("harbour")
    if harbour not in request.harbours or not request.params.get("what"):
        raise HTTPBadRequest("Say what it is, and at which of our harbours.")
    new = request.shelf.add(request.params["what"], harbour, request.params.get("ship", ""))
    return HTTPFound(request.route_path("thing", number=new.number))
