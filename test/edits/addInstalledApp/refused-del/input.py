INSTALLED_APPS = ["blog", "shop"]
del INSTALLED_APPS[-1]
