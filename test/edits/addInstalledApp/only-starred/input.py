APPS = ["blog"]
MORE = ["shop"]
INSTALLED_APPS = [*APPS, *MORE]
