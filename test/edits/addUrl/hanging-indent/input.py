from django.urls import include, path

from . import views

urlpatterns = [path('x/', views.page),
               path('y/', views.page)]
