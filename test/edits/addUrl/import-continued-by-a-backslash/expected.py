from django.urls import include, \
    path, re_path

from . import views

urlpatterns = [
    path('frontend/', include('frontend.urls')),
    re_path(r'^y/$', views.page),
]
