INSTALLED_APPS = ["blog", "frontend"]
if "INSTALLED_APPS" in globals():
    DEBUG = True
