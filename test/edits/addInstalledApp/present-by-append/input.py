INSTALLED_APPS = ["blog"]
INSTALLED_APPS.append("frontend")
