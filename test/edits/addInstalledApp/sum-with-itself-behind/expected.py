INSTALLED_APPS = [
    "blog",
    "frontend",
]
INSTALLED_APPS = ["daphne"] + INSTALLED_APPS
