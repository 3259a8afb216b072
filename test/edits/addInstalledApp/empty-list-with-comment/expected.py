INSTALLED_APPS = [  # none yet
  # 'blog',
  'frontend',
]
X = 'y'
