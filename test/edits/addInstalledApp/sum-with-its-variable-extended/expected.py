DEBUG = True
DJANGO_APPS = ["django.contrib.admin"]
LOCAL_APPS = ["blog"]
if DEBUG:
    LOCAL_APPS += ["silk"]
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS + ["frontend"]
