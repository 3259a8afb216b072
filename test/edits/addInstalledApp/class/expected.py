from configurations import Configuration


class Base(Configuration):
    DEBUG = False
    INSTALLED_APPS = [
        "blog",
        "frontend",
    ]
    USE_TZ = True
