INSTALLED_APPS = ["blog"]


def apps():
    INSTALLED_APPS = ["other"]
    return INSTALLED_APPS
