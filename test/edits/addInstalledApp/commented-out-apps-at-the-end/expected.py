INSTALLED_APPS = [
    'django.contrib.admin',
    'frontend',
    # Uncomment the next line for the documentation:
    # 'django.contrib.admindocs',
]
