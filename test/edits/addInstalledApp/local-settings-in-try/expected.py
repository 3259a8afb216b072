INSTALLED_APPS = ["blog", "frontend"]

try:
    from .local_settings import *
except ImportError:
    pass
