import os

INSTALLED_APPS = [
    "blog",
    "frontend",
]
INSTALLED_APPS += ["x"] if os.environ.get("TIER") == "frontend" else []
