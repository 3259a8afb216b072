INSTALLED_APPS = [
    # Django
    'django.contrib.admin',

    # ours
    'blog',

]
