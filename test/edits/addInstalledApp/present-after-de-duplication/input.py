INSTALLED_APPS = list(dict.fromkeys(["blog", "frontend", "blog"]))
