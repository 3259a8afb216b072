DEBUG = True
INSTALLED_APPS = ["blog"]
if DEBUG:
    INSTALLED_APPS += [
        "frontend",
    ]
    DEBUG = 1
