OTHER_APPS = ["silk"]
INSTALLED_APPS = (
    ["blog"]
    + [
        "shop",
        "frontend",
    ]
    + list(OTHER_APPS)
)
