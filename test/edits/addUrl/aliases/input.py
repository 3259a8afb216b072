from django.urls import include as inc, path as route

from . import views

urlpatterns = [route('x/', views.page)]
