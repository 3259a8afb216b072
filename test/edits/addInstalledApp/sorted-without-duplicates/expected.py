INSTALLED_APPS = ["blog", "blog", "frontend"]
INSTALLED_APPS = sorted(set(INSTALLED_APPS))
