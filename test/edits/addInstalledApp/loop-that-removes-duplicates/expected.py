PLUGINS = ["one", "one"]
INSTALLED_APPS = [
    "blog",
    "frontend",
]
for plugin in PLUGINS:
    INSTALLED_APPS.append(plugin)
    INSTALLED_APPS = list(dict.fromkeys(INSTALLED_APPS))
