INSTALLED_APPS = ["blog", "shop"]
for app in ["shop"]:
    INSTALLED_APPS.remove(app)
