INSTALLED_APPS = [
    'django.contrib.admin',
    # Uncomment the next line for the documentation:
    # 'django.contrib.admindocs',
]
