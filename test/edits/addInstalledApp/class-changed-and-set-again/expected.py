from configurations import Configuration


class Base(Configuration):
    INSTALLED_APPS = ["blog", "shop"]


Base.INSTALLED_APPS.pop()
Base.INSTALLED_APPS = [*Base.INSTALLED_APPS, "silk", "frontend"]
