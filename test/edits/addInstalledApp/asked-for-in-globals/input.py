INSTALLED_APPS = ["blog"]
if "INSTALLED_APPS" in globals():
    DEBUG = True
