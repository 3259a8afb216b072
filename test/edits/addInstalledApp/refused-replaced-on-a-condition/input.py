TESTING = True
INSTALLED_APPS = ["blog"]
if TESTING:
    INSTALLED_APPS = ["tests"]
