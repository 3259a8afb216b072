from os import path

from django.urls import include, path as django_path, re_path

from . import views

HERE = path.dirname('/srv/x')
urlpatterns = [django_path('frontend/', include('frontend.urls')), re_path(r'^x/$', views.page)]
