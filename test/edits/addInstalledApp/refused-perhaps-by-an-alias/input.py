INSTALLED_APPS = ["blog"]
APPS = INSTALLED_APPS
APPS.append("frontend")
