"""The basket lies in the visitor's session: a number of bags for each tea."""

from flask import abort, redirect, render_template, session, url_for

from shop.catalogue.teas import find_tea

from . import bp


@bp.get("/")
def show():
    lines = [(find_tea(slug), count) for slug, count in session.get("basket", {}).items()]
    total = sum(tea.cents * count for tea, count in lines)
    return render_template("basket/show.html", lines=lines, total=total)


@bp.post("/<slug>")
def add(slug):
    if find_tea(slug) is None:
        abort(404)
    basket = session.get("basket", {})
    session["basket"] = {**basket, slug: basket.get(slug, 0) + 1}
    return redirect(url_for("basket.show"))
