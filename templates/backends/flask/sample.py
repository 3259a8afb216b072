"""The sample page. Delete it with its templates when you need neither."""

from __future__ import annotations

from flask import render_template

from .sample_page import find_sample_page


def show_sample() -> str:
    template, variables = find_sample_page()
    return render_template(template, **variables)
