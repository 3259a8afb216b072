INSTALLED_APPS = ["blog", "shop"]
for name in ["shop"]:
    INSTALLED_APPS = [app for app in INSTALLED_APPS if app != name]
    DEBUG = True
