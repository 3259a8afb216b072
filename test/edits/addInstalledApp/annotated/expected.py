INSTALLED_APPS: list[str] = [
    "blog",
    "frontend",
]
