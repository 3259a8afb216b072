INSTALLED_APPS = [  # none yet
  # 'blog',
]
X = 'y'
