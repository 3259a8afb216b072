INSTALLED_APPS = ["blog"]


def extend():
    INSTALLED_APPS.append("frontend")


extend()
