INSTALLED_APPS = [
    "blog",
]
INSTALLED_APPS = ["daphne"] + INSTALLED_APPS
