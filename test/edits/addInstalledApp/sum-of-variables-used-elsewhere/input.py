DJANGO_APPS = ["django.contrib.admin"]
LOCAL_APPS = ["blog"]
INSTALLED_APPS = DJANGO_APPS + LOCAL_APPS
COVERAGE = {"source": LOCAL_APPS}
