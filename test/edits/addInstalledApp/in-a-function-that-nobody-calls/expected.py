INSTALLED_APPS = ["blog", "frontend"]


def extend():
    INSTALLED_APPS.append("frontend")
