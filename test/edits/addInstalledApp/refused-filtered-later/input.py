INSTALLED_APPS = ["blog", "silk"]
INSTALLED_APPS = [app for app in INSTALLED_APPS if app != "silk"]
