from django.urls import include as django_include, path

from . import views

urlpatterns = [path('frontend/', django_include('frontend.urls')), path('x/', views.page)]

from django.urls import include
