from django.urls import (
    include,
    path,  # new
    re_path,
)

from . import views

urlpatterns = [
    path('frontend/', include('frontend.urls')),
    path('x/', views.page),
    re_path(r'^y/$', views.page),
]
