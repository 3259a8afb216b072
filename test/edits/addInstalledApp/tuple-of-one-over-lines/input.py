INSTALLED_APPS = (
    'blog',
)
