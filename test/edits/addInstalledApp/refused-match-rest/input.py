INSTALLED_APPS = ["blog"]
match ["one", "other"]:
    case [_, *INSTALLED_APPS]:
        DEBUG = True
