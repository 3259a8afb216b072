from configurations import Configuration, values


class Base(Configuration):
    INSTALLED_APPS = values.ListValue(["blog", "frontend"])
