INSTALLED_APPS = [
    'blog',
    'shop',  # ours
    'frontend'
]
