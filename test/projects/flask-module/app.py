"""Lamps: which ones are out. One file, one JSON file for what was reported."""

import json
from datetime import date
from pathlib import Path

from flask import Flask, redirect, render_template, request, url_for

app = Flask(__name__)
app.config["REPORTS"] = Path(__file__).parent / "reports.json"

STREETS = ["Mill Lane", "Church Road", "The Green", "Station Road"]


def load_reports():
    path = app.config["REPORTS"]
    return json.loads(path.read_text("utf-8")) if path.exists() else []


def save_report(report):
    text = json.dumps([*load_reports(), report], indent=2)
    app.config["REPORTS"].write_text(text, "utf-8")


@app.route("/")
def index():
    return render_template("index.html", reports=load_reports(), streets=STREETS)


@app.route("/report", methods=["POST"])
def report():
    street = request.form["street"]
    if street not in STREETS:
        return render_template("index.html", reports=load_reports(), streets=STREETS, problem=street), 400
    save_report({"street": street, "lamp": request.form["lamp"], "seen": date.today().isoformat()})
    return redirect(url_for("index"))


if __name__ == "__main__":
    app.run(debug=True)
