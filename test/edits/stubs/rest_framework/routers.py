from django.urls import re_path

from mysite.views import page


class DefaultRouter:
    @property
    def urls(self):
        return [re_path(r"^$", page), re_path(r"^users/$", page)]
