APPS = INSTALLED_APPS = ["blog", "shop"]
del APPS[0]
