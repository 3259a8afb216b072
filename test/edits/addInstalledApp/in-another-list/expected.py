OTHER = ["frontend"]
INSTALLED_APPS = ["blog", "frontend"]
