INSTALLED_APPS = ["blog", "frontend"]
INSTALLED_APPS.remove("blog")
