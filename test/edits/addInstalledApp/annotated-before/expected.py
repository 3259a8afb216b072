INSTALLED_APPS: list[str]
INSTALLED_APPS = ["blog", "frontend"]
