INSTALLED_APPS = [
    'blog'
]