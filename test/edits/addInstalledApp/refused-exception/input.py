INSTALLED_APPS = ["blog"]
try:
    DEBUG = True
except ValueError as INSTALLED_APPS:
    pass
