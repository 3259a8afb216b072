INSTALLED_APPS = ('blog',)
