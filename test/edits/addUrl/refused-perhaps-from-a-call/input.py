from django.urls import include, path

from . import views

def maybe(*patterns):
    return list(patterns)


urlpatterns = [path("x/", views.page), *maybe(path("frontend/", include("frontend.urls")))]
