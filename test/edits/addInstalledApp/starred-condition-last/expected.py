DEBUG = True
INSTALLED_APPS = [
    "blog",
    *(["debug_toolbar"] if DEBUG else []),
    "frontend",
]
