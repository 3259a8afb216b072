import os

INSTALLED_APPS = [
    "blog",
]
INSTALLED_APPS += ["x"] if os.environ.get("TIER") == "frontend" else []
