class Base:
    INSTALLED_APPS = ["blog", "shop"]


class Dev(Base):
    INSTALLED_APPS = [app for app in Base.INSTALLED_APPS if app != "shop"]
