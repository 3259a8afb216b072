from django.urls import include, path

from . import views

urlpatterns = [path("x/", views.page)]
patterns = urlpatterns
patterns.clear()
