INSTALLED_APPS = ["blog"]
INSTALLED_APPS.append("shop")
INSTALLED_APPS.insert(0, "daphne")
INSTALLED_APPS.remove("blog")
