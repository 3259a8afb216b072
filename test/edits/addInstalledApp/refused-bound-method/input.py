INSTALLED_APPS = ["blog", "shop"]
drop = INSTALLED_APPS.pop
drop()
