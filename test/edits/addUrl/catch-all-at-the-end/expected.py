from django.urls import include, path, re_path

from . import views

urlpatterns = [
    path("frontend/", include("frontend.urls")),
    path("blog/", include("blog.urls")),
    re_path(r"^.*$", views.page),
]
