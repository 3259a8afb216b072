ALLOWED_HOSTS = [
INSTALLED_APPS = [
    "blog",
]
