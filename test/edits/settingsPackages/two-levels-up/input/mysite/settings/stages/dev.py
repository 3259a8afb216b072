from ..common import *

INSTALLED_APPS.append("debug_toolbar")
