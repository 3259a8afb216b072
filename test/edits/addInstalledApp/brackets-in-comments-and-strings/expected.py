INSTALLED_APPS = [  # ]
    'blog',  # see [docs]
    'shop',  # ')]'
    'frontend',
]
X = ']['
