DEBUG = True
INSTALLED_APPS = [
    'blog',
    'shop',
]
USE_TZ = True
