DEBUG = True
INSTALLED_APPS = [
    'blog',
    'shop',
    'frontend',
]
USE_TZ = True
