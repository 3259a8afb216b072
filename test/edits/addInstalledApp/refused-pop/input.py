INSTALLED_APPS = ["blog", "shop"]
INSTALLED_APPS.pop()
