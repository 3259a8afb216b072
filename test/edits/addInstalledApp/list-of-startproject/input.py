"""
Django settings for mysite project.
"""

from pathlib import Path

BASE_DIR = Path("/srv/mysite")
DEBUG = True

# Application definition

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
]
