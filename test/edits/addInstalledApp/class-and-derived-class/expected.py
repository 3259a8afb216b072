from configurations import Configuration


class Base(Configuration):
    INSTALLED_APPS = [
        "blog",
        "frontend",
    ]


class Dev(Base):
    INSTALLED_APPS = Base.INSTALLED_APPS + ["silk"]


class Prod(Base):
    INSTALLED_APPS = [*Base.INSTALLED_APPS, "sentry"]
