INSTALLED_APPS = ["old"]
INSTALLED_APPS = ["blog", "frontend"]
