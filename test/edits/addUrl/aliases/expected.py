from django.urls import include as inc, path as route

from . import views

urlpatterns = [route('frontend/', inc('frontend.urls')), route('x/', views.page)]
