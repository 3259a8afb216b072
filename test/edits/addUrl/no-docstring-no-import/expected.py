# URLs

from django.urls import include, path

urlpatterns = [path("frontend/", include("frontend.urls"))]
