INSTALLED_APPS = ["blog"]
DIRS = ["frontend"]
