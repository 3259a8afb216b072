from django.conf import settings
from django.urls import include, path

from . import views

urlpatterns = [path("x/", views.page)]
if settings.DEBUG:
    urlpatterns += [
        path("frontend/", include("frontend.urls")),
    ]
