INSTALLED_APPS = ["blog", "frontend"]


def prune():
    global INSTALLED_APPS
    INSTALLED_APPS = []
