def prune(apps):
    apps.clear()


INSTALLED_APPS = ["blog"]
prune(INSTALLED_APPS)
