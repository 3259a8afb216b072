from .apps import INSTALLED_APPS

ROOT_URLCONF = "config.urls"
DEBUG = True
