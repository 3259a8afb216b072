INSTALLED_APPS = ["blog"]
INSTALLED_APPS += [
    "shop",
    "frontend",
]
