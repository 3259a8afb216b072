import os


def extra(wanted):
    return ["x"] if wanted else []


INSTALLED_APPS = ["blog"]
INSTALLED_APPS += extra(os.environ.get("TIER") == "frontend")
