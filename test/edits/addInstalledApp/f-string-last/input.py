NAME = "shop"
INSTALLED_APPS = [
    "blog",
    f"{NAME}",
]
