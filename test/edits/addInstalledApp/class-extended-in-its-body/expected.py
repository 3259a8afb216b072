from configurations import Configuration


class Base(Configuration):
    DEBUG = True
    INSTALLED_APPS = ["blog"]
    INSTALLED_APPS += ["shop", "frontend"]
    if DEBUG:
        INSTALLED_APPS += ["silk"]
