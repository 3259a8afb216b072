INSTALLED_APPS = ["blog"]
match [["other"], 1]:
    case [INSTALLED_APPS, _]:
        DEBUG = True
