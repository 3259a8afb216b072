from django.urls import (
    re_path,
    include,  # nested
    path
)

from . import views

urlpatterns = [
    path('frontend/', include('frontend.urls')),
    re_path(r'^y/$', views.page),
]
