DEBUG = True
if DEBUG:
    INSTALLED_APPS = ["silk"]
else:
    INSTALLED_APPS = []
INSTALLED_APPS += ["blog", "frontend"]
