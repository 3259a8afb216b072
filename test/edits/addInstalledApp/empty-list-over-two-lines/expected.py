INSTALLED_APPS = [
    "frontend",
]
