INSTALLED_APPS = ["blog", "shop"]
if (INSTALLED_APPS := ["other"]):
    DEBUG = True
