INSTALLED_APPS = ["blog", "shop"]
LAST = INSTALLED_APPS.pop()
