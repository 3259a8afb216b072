DJANGO_APPS = ["django.contrib.auth"]
LOCAL_APPS = ["blog"]
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS
