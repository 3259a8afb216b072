INSTALLED_APPS = ["blog"]
globals().update(INSTALLED_APPS=["other"])
