from contextlib import nullcontext

INSTALLED_APPS = ["blog"]
with nullcontext(["other"]) as INSTALLED_APPS:
    DEBUG = True
