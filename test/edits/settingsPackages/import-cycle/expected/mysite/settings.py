ROOT_URLCONF = "mysite.urls"
INSTALLED_APPS = [
    "django.contrib.auth",
    "blog",
    "frontend",
]

from .local_settings import *
