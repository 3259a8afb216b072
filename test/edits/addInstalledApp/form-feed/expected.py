DEBUG = True

INSTALLED_APPS = [
    "blog",
    "frontend",
]
