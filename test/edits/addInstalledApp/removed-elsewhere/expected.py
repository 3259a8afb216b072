INSTALLED_APPS = ["blog", "frontend"]
if "legacy" in INSTALLED_APPS:
    INSTALLED_APPS.remove("frontend")
