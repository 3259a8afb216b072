INSTALLED_APPS = ["blog"]
if "legacy" in INSTALLED_APPS:
    INSTALLED_APPS.remove("frontend")
