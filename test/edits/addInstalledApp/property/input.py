from configurations import Configuration


class Base(Configuration):
    @property
    def INSTALLED_APPS(self):
        return ["blog"]
