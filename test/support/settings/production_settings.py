"""A project's settings, changed as the documentation says for production.

What the end-to-end tests vary comes from the environment:
TEST_SETTINGS         the project's own settings module
TEST_STORAGE          dotted path of the static files storage
TEST_STATIC_ROOT      where collectstatic puts the files
TEST_STATIC_URL       such as https://cdn.example/v1/
TEST_KEEP_ONLY_HASHED for WhiteNoise; "1" or absent
TEST_IMMUTABLE        for WhiteNoise: the regular expression of names that hold a hash
"""

import importlib
import os
from urllib.parse import urlsplit

from policy import strict_policy

project = importlib.import_module(os.environ["TEST_SETTINGS"])
globals().update(
    {name: value for name, value in vars(project).items() if name.isupper()}
)

DEBUG = False
SECRET_KEY = "long enough and random enough, for it keeps no secret at all"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
# Without this, Django tells an error to ADMINS only, of whom there are none.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

STATIC_URL = os.environ.get("TEST_STATIC_URL", "/static/")
STATIC_ROOT = os.environ["TEST_STATIC_ROOT"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": os.environ["TEST_STORAGE"]},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = os.environ.get("TEST_KEEP_ONLY_HASHED") == "1"
if "TEST_IMMUTABLE" in os.environ:
    WHITENOISE_IMMUTABLE_FILE_TEST = os.environ["TEST_IMMUTABLE"]

# Nothing but what carries the page's nonce or comes from where the static files are.
parts = urlsplit(STATIC_URL)
static = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "'self'"
globals().update(strict_policy(project, sources=[static]))
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")  # noqa: F821
