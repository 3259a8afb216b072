from .base import *

INSTALLED_APPS = tuple(INSTALLED_APPS)
