from configurations import Configuration


class Base(Configuration):
    DEBUG = False
    INSTALLED_APPS = [
        "blog",
    ]
    USE_TZ = True
