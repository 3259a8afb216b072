if True:
	DEBUG = True
INSTALLED_APPS = [
	"frontend",
]
