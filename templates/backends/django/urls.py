"""Serves the sample page. Delete it with its templates when you need neither."""

from __future__ import annotations

from pathlib import Path

from django.urls import path
from django.views.generic import TemplateView

app_name = Path(__file__).resolve().parent.name

urlpatterns = [
    path(
        "",
        TemplateView.as_view(
            template_name=f"{app_name}/page.html",
            extra_context={"folder": app_name},
        ),
        name="page",
    ),
]
