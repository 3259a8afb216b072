from django.urls import include, path

from . import views

urlpatterns = [path('x/', views.page)]
urlpatterns.append(path('y/', views.page))
