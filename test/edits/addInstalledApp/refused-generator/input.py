INSTALLED_APPS = tuple(name for name in ("blog", "shop"))
