INSTALLED_APPS = ["blog"]

try:
    from .local_settings import *
except ImportError:
    pass
