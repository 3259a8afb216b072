"""Serves the sample page. Yours to delete, with its templates."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path

from .assets.sample import find_sample_page

app_name = __name__.split(".")[-2]


def page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":  # of a card, which has nothing to save
        return redirect(".")
    template, variables = find_sample_page()
    return render(request, template, variables)


urlpatterns = [path("", page, name="page")]
