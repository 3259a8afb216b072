INSTALLED_APPS = ["blog", "frontend"]
APPS = INSTALLED_APPS
APPS.append("shop")
