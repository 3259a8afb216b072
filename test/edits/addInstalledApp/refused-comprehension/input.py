APPS = ["blog", "shop"]
INSTALLED_APPS = [app for app in APPS]
