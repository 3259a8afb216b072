from django.urls import include, path

from . import views

urlpatterns = [path("x/", views.page)]
if True:
    urlpatterns = [path("y/", views.page)]
    name = 1
