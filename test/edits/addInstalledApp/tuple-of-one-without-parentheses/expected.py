INSTALLED_APPS = 'blog', 'frontend'
