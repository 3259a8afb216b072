from .base import DJANGO_APPS

INSTALLED_APPS = DJANGO_APPS + ["blog", "frontend"]
