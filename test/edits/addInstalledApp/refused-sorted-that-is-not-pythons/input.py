def sorted(apps):
    return apps[:0]


INSTALLED_APPS = ["blog"]
INSTALLED_APPS = sorted(INSTALLED_APPS)
