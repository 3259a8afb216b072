BASE_APPS = INSTALLED_APPS = ["blog", "frontend"]
