from django.urls import include, path

from . import views

urlpatterns = [path("frontend/", include("frontend.urls")), path("x/", views.page)]


def more():
    return [path("pages/", include("frontend.urls"))]
