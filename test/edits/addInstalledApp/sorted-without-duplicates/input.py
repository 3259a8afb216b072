INSTALLED_APPS = ["blog", "blog"]
INSTALLED_APPS = sorted(set(INSTALLED_APPS))
