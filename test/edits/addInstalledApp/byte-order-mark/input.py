INSTALLED_APPS = [
    "blog",
]
