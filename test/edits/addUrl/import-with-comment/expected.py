from django.urls import include, path  # noqa

urlpatterns = [path("frontend/", include("frontend.urls"))]
