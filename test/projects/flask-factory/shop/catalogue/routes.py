from flask import abort, render_template, request

from . import bp
from .teas import KINDS, TEAS, find_tea


@bp.get("/")
def index():
    kind = request.args.get("kind")
    teas = [tea for tea in TEAS if kind in (None, tea.kind)]
    return render_template("catalogue/index.html", teas=teas, kinds=KINDS, kind=kind)


@bp.get("/tea/<slug>")
def show(slug):
    tea = find_tea(slug) or abort(404)
    return render_template("catalogue/show.html", tea=tea)
