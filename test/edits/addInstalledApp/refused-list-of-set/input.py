APPS = ["blog", "shop"]
INSTALLED_APPS = sorted(set(APPS))
