from configurations import Configuration


class Dev(Configuration):
    INSTALLED_APPS = ["blog", "silk"]


class Prod(Configuration):
    INSTALLED_APPS = ["blog"]
