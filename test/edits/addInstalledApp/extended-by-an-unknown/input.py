from environ import Env

env = Env()
INSTALLED_APPS = ["blog"]
INSTALLED_APPS += env.list("EXTRA_APPS", default=["shop"])
