from django.urls import include, path

from . import views

pages = (path('x/', views.page),)
urlpatterns = pages + (path('api/', views.page),)
