INSTALLED_APPS = ["blog"]
OTHER = ["shop"]
for apps in (OTHER, INSTALLED_APPS):
    apps.pop()
