from django.urls import path

from . import views

urlpatterns = [path('x/', views.page)]
urlpatterns[:1] = [path('y/', views.page)]
