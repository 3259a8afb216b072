INSTALLED_APPS = [
    'blog',
    'shop'  # ours
]
