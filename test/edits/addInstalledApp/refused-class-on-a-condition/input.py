from configurations import Configuration


class Base(Configuration):
    DEBUG = True
    if DEBUG:
        INSTALLED_APPS = ["blog"]
        USE_TZ = True
    USE_I18N = True
