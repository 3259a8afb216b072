OTHER_APPS = ["silk"]
INSTALLED_APPS = (
    ["blog"]
    + [
        "shop",
    ]
    + list(OTHER_APPS)
)
