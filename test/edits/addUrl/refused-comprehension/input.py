from django.urls import path

from . import views

urlpatterns = [path(name, views.page) for name in ['x/', 'y/']]
