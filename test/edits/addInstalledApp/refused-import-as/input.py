INSTALLED_APPS = ["blog"]
from mysite.base import LOCAL_APPS as INSTALLED_APPS
