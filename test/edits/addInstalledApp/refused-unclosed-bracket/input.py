INSTALLED_APPS = [
    "blog",
    "shop",

USE_TZ = True
