"""Serves the sample page. Yours to delete, with its templates."""

from django.urls import path
from django.views.generic import TemplateView

from .assets.sample import find_sample_page

app_name = __name__.split(".")[-2]

PAGE_TEMPLATE, variables = find_sample_page()

page = TemplateView.as_view(template_name=PAGE_TEMPLATE, extra_context=variables)
urlpatterns = [path("", page, name="page")]
