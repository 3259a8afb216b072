from django.urls import (
    re_path  # of old
)

from . import views

urlpatterns = [
    re_path(r'^y/$', views.page),
]
