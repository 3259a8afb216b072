ROOT_URLCONF = "mysite.urls"
INSTALLED_APPS = [
    "django.contrib.auth",
    "blog",
]

try:
    from mysite.local_settings import *
except ImportError:
    pass
