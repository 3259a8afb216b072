INSTALLED_APPS = ["blog"]
globals()["INSTALLED_APPS"] = ["other"]
