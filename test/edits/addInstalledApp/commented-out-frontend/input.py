INSTALLED_APPS = [
    'django.contrib.admin',
    # 'frontend',
    'django.contrib.auth',
]
