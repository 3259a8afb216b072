SHARED_APPS = ["django_tenants"]
TENANT_APPS = ["blog"]
INSTALLED_APPS = list(SHARED_APPS) + [
    app for app in TENANT_APPS if app not in SHARED_APPS
]
