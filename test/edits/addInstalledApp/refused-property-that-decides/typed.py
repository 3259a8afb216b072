from configurations import Configuration


class Base(Configuration):
    @property
    def INSTALLED_APPS(self):
        apps = ["blog"]
        return [*apps, "frontend"]
