from configurations import Configuration


class Dev(Configuration):
    INSTALLED_APPS = ["blog", "silk", "frontend"]


class Prod(Configuration):
    INSTALLED_APPS = ["blog", "frontend"]
