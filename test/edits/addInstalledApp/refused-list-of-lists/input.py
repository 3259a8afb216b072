INSTALLED_APPS = ["blog", "shop"]
LISTS = [INSTALLED_APPS, []]
LISTS[0].pop()
