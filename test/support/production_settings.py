"""A project's settings, changed as the documentation says for production.

What the end-to-end tests vary comes from the environment:
TEST_SETTINGS         the project's own settings module
TEST_STORAGE          dotted path of the static files storage
TEST_STATIC_ROOT      where collectstatic puts the files
TEST_STATIC_URL       such as https://cdn.example/v1/
TEST_KEEP_ONLY_HASHED for WhiteNoise; "1" or absent
"""

import importlib
import os
from urllib.parse import urlsplit

import django

project = importlib.import_module(os.environ["TEST_SETTINGS"])
globals().update({name: value for name, value in vars(project).items() if name.isupper()})

DEBUG = False
SECRET_KEY = "long enough and random enough, for it keeps no secret at all"
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

STATIC_URL = os.environ.get("TEST_STATIC_URL", "/static/")
STATIC_ROOT = os.environ["TEST_STATIC_ROOT"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": os.environ["TEST_STORAGE"]},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = os.environ.get("TEST_KEEP_ONLY_HASHED") == "1"

MIDDLEWARE = list(project.MIDDLEWARE)
MIDDLEWARE.insert(1, "whitenoise.middleware.WhiteNoiseMiddleware")

parts = urlsplit(STATIC_URL)
static = f"{parts.scheme}://{parts.netloc}" if parts.netloc else "'self'"

# Nothing but what carries the page's nonce or comes from where the static files are.
if django.VERSION >= (6, 0):
    from django.utils.csp import CSP

    MIDDLEWARE.append("django.middleware.csp.ContentSecurityPolicyMiddleware")
    NONCE, NONE = CSP.NONCE, CSP.NONE
    TEMPLATES = project.TEMPLATES
    TEMPLATES[0]["OPTIONS"]["context_processors"].append("django.template.context_processors.csp")
else:
    from csp.constants import NONCE, NONE

    MIDDLEWARE.append("csp.middleware.CSPMiddleware")

SECURE_CSP = {
    "default-src": [NONE],
    "base-uri": [NONE],
    "script-src": [NONCE],
    "style-src": [NONCE],
    "img-src": [static],
    "font-src": [static],
    "form-action": [NONE],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SECURE_CSP}
