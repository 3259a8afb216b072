import sys

INSTALLED_APPS = ["blog", "shop"]
sys.modules[__name__].INSTALLED_APPS.pop()
