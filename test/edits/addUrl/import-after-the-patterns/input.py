from django.urls import path

from . import views

urlpatterns = [path('x/', views.page)]

from django.urls import include
