from configurations import Configuration


class Base(Configuration):
    INSTALLED_APPS = [
        "blog",
    ]


class Dev(Base):
    INSTALLED_APPS = Base.INSTALLED_APPS + ["silk"]


class Prod(Base):
    INSTALLED_APPS = [*Base.INSTALLED_APPS, "sentry"]
