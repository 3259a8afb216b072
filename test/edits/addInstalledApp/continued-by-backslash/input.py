INSTALLED_APPS = \
    ["blog"]
