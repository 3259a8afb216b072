DEBUG = True; INSTALLED_APPS = ["blog", "frontend"]; USE_TZ = True
