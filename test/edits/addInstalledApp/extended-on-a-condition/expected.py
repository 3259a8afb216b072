DEBUG = True
INSTALLED_APPS = [
    "blog",
    "frontend",
]
if DEBUG:
    INSTALLED_APPS += ["debug_toolbar"]
    INSTALLED_APPS = ["daphne"] + INSTALLED_APPS
    INSTALLED_APPS = [*INSTALLED_APPS, "silk"]
