from django.urls import path

from shows.views import season

urlpatterns = [
    path("", season, name="season"),
]
