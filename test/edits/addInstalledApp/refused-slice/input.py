INSTALLED_APPS = ["blog", "shop"]
INSTALLED_APPS[-1:] = ["other"]
