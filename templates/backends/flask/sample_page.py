"""Serves the sample page. Yours to delete, with its templates and its line in `init_app`."""

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from .assets.sample import find_sample_page


def show_sample() -> ResponseReturnValue:
    if request.method == "POST":  # of a card, which has nothing to save
        return redirect(".", 303)
    template, variables = find_sample_page()
    return render_template(template, **variables)
