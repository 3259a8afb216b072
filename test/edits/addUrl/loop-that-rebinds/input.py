from django.urls import include, path

from . import views

urlpatterns = [path("x/", views.page)]
for name in ("y", "z"):
    urlpatterns = urlpatterns + [path(name, views.page)]
