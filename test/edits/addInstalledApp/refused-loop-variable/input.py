INSTALLED_APPS = ["blog"]
for INSTALLED_APPS in [["other"]]:
    DEBUG = True
