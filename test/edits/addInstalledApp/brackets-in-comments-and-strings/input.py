INSTALLED_APPS = [  # ]
    'blog',  # see [docs]
    'shop',  # ')]'
]
X = ']['
