INSTALLED_APPS: list[str] = [
    "blog",
]
