def EXTRA(name):
    return [name]


INSTALLED_APPS = ["blog"]
INSTALLED_APPS += EXTRA("frontend")
