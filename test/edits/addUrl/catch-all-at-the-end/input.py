from django.urls import include, path, re_path

from . import views

urlpatterns = [
    path("blog/", include("blog.urls")),
    re_path(r"^.*$", views.page),
]
