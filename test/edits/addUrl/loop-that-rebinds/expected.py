from django.urls import include, path

from . import views

urlpatterns = [path("frontend/", include("frontend.urls")), path("x/", views.page)]
for name in ("y", "z"):
    urlpatterns = urlpatterns + [path(name, views.page)]
