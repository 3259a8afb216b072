INSTALLED_APPS = ["blog"]


def extend():
    return list(map(INSTALLED_APPS.append, ["frontend"]))


extend()
