from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, current_app, jsonify, render_template

from almanac.sowings import load_sowings, month_name

pages = Blueprint("almanac", __name__)


@pages.get("/")
def this_month() -> str:
    return show_month(date.today().month)


@pages.get("/<int:number>")
def show_month(number: int) -> str:
    if not 1 <= number <= 12:
        abort(404)
    sowings = load_sowings(current_app.config["SOWINGS"])
    month = month_name(number)
    return render_template("almanac/month.html", month=month, number=number, plants=sowings[month])


@pages.get("/all.json")
def everything() -> Response:
    return jsonify(load_sowings(current_app.config["SOWINGS"]))
