from django.urls import include, path

from . import views

urlpatterns = [
    path('', views.page),
    path('frontend/', views.page),
]
