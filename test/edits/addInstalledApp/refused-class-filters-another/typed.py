class Base:
    INSTALLED_APPS = ["blog", "shop", "frontend"]


class Dev(Base):
    INSTALLED_APPS = ["blog", "frontend"]
