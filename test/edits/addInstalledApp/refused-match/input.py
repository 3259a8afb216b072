STAGE = "dev"
match STAGE:
    case "dev":
        INSTALLED_APPS = ["blog", "silk"]
    case _:
        INSTALLED_APPS = ["blog"]
