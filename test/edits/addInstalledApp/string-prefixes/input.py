INSTALLED_APPS = [
    u'django.contrib.admin',
    r'blog',
]
