MINE = []
INSTALLED_APPS = MINE or ["blog"]
