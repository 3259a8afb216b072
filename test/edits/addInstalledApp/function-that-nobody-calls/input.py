INSTALLED_APPS = ["blog"]


def prune():
    global INSTALLED_APPS
    INSTALLED_APPS = []
