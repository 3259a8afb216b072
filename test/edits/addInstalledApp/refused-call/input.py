from environ import Env

env = Env()
INSTALLED_APPS = env.list("APPS", default=["blog"])
