# settings
INSTALLED_APPS = (
	"blog",
	"shop",
)
