from .base import INSTALLED_APPS

DEBUG = True
