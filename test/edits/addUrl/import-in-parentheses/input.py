from django.urls import (
    path,  # new
    re_path,
)

from . import views

urlpatterns = [
    path('x/', views.page),
    re_path(r'^y/$', views.page),
]
