from django.urls import include, path

from . import views

urlpatterns = [path('x/', views.page)]
urlpatterns = [path('y/', views.page)] + urlpatterns
