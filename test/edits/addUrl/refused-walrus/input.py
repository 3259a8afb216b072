from django.urls import include, path

from . import views

urlpatterns = [path("x/", views.page)]
print(urlpatterns := [path("y/", views.page)], file=open("/dev/null", "w"))
