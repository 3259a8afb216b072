PLUGINS = ["one", "one"]
INSTALLED_APPS = [
    "blog",
]
for plugin in PLUGINS:
    INSTALLED_APPS.append(plugin)
    INSTALLED_APPS = list(dict.fromkeys(INSTALLED_APPS))
