from django.urls import include, path

from . import views

urlpatterns = [path("x/", views.page)]


def more():
    return [path("pages/", include("frontend.urls"))]
