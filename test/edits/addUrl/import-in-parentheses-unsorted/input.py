from django.urls import (
    re_path,
    include  # nested
)

from . import views

urlpatterns = [
    re_path(r'^y/$', views.page),
]
