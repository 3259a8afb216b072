INSTALLED_APPS = ["blog"]
[INSTALLED_APPS.append(app) for app in ["shop"]]
