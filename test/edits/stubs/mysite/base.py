DEBUG = True
DJANGO_APPS = ["django.contrib.auth"]
LOCAL_APPS = ["news"]
INSTALLED_APPS = [*DJANGO_APPS, *LOCAL_APPS]
