APPS = ["blog", "frontend"]
INSTALLED_APPS = APPS
