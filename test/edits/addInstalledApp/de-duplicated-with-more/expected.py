PLUGINS = ["one"]
INSTALLED_APPS = ["blog"]
INSTALLED_APPS = [*dict.fromkeys([*INSTALLED_APPS, *PLUGINS]), "frontend"]
