from .base import *
from .base import INSTALLED_APPS

DEBUG = True
INSTALLED_APPS += ["debug_toolbar"]
