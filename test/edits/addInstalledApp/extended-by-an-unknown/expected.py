from environ import Env

env = Env()
INSTALLED_APPS = ["blog", "frontend"]
INSTALLED_APPS += env.list("EXTRA_APPS", default=["shop"])
