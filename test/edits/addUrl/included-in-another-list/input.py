from django.urls import include, path

from . import views

api_patterns = [path("pages/", include("frontend.urls"))]
urlpatterns = [path("x/", views.page)]
