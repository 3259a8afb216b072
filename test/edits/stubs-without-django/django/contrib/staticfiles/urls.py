from django.urls import re_path


def staticfiles_urlpatterns():
    return [re_path("static/", None)]
