INSTALLED_APPS = ["blog", "frontend"]


def apps():
    INSTALLED_APPS = ["other"]
    return INSTALLED_APPS
