DEBUG = True
INSTALLED_APPS = [
    'blog',
]
USE_TZ = True
