from django.urls import path

urlpatterns = [
    path('x/', None),
