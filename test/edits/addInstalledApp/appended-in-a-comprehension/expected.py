INSTALLED_APPS = ["blog", "frontend"]
[INSTALLED_APPS.append(app) for app in ["shop"]]
