DEBUG = True
INSTALLED_APPS = ["blog", "silk"] if DEBUG else ["blog"]
