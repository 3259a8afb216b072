INSTALLED_APPS = ["blog", "frontend"]
DIRS = ["frontend"]
