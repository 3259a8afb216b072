from os import path

from django.urls import re_path

from . import views

HERE = path.dirname('/srv/x')
urlpatterns = [re_path(r'^x/$', views.page)]
