INSTALLED_APPS = [
    "frontend_legacy",
    "frontend.blog",
    "my.frontend_app",
    "frontend",
]
