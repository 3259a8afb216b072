INSTALLED_APPS = ["blog", "frontend"]
INSTALLED_APPS.append("shop")
INSTALLED_APPS.insert(0, "daphne")
INSTALLED_APPS.remove("blog")
