"""Serves the sample page. Delete it with its templates when you need neither."""

from __future__ import annotations

from django.urls import path
from django.views.generic import TemplateView

from .sample_page import find_sample_page

app_name = __name__.split(".")[-2]

PAGE_TEMPLATE, variables = find_sample_page()

urlpatterns = [
    path(
        "",
        TemplateView.as_view(template_name=PAGE_TEMPLATE, extra_context=variables),
        name="page",
    ),
]
