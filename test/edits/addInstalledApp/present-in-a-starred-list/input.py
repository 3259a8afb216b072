APPS = ["frontend"]
INSTALLED_APPS = ["blog", *APPS]
