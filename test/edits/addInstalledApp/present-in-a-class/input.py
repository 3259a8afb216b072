from configurations import Configuration


class Base(Configuration):
    INSTALLED_APPS = [
        "blog",
        "frontend",
    ]
