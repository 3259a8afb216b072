INSTALLED_APPS, USE_TZ = ["blog"], True
