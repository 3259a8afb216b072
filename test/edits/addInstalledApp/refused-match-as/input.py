INSTALLED_APPS = ["blog"]
match ["other"]:
    case [*_] as INSTALLED_APPS:
        DEBUG = True
