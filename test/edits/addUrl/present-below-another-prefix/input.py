from django.urls import include, path

from . import views

urlpatterns = [
    path("ui/", include([path("frontend/", include("frontend.urls"))])),
]
