INSTALLED_APPS = ["blog", "shop"]
(apps := INSTALLED_APPS).pop()
