INSTALLED_APPS = (["blog"])
