APPS = ["blog"]
INSTALLED_APPS = [*APPS, "shop", "frontend"]
