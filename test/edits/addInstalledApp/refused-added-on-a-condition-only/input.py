from .base import *

if DEBUG:
    INSTALLED_APPS += ["silk"]
