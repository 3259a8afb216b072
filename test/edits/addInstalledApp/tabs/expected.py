INSTALLED_APPS = [
	'blog',
	'shop',
	'frontend',
]
