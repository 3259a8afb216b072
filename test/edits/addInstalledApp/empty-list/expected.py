INSTALLED_APPS = ["frontend"]
