INSTALLED_APPS = ("frontend",)
