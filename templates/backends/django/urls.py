"""Serves the sample page. Delete it with its templates when you need neither."""

from __future__ import annotations

from pathlib import Path

from django.urls import path
from django.views.generic import TemplateView

app_name = __name__.split(".")[-2]

# Looked up, so that the app can be renamed and its templates be left where they are:
# templates elsewhere may extend them.
pages = Path(__file__).parent.glob("templates/*/page.html")
folders = {file.parent.name for file in pages}
folder = app_name if app_name in folders else min(folders, default=app_name)

PAGE_TEMPLATE = f"{folder}/page.html"

urlpatterns = [
    path(
        "",
        TemplateView.as_view(
            template_name=PAGE_TEMPLATE,
            extra_context={"folder": app_name},
        ),
        name="page",
    ),
]
