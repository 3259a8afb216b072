from django.urls import include, path

from . import views

api_patterns = [path("pages/", include("frontend.urls"))]
urlpatterns = [path("frontend/", include("frontend.urls")), path("x/", views.page)]
