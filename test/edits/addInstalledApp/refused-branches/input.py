DEBUG = True
if DEBUG:
    INSTALLED_APPS = ["blog", "silk"]
else:
    INSTALLED_APPS = ["blog"]
