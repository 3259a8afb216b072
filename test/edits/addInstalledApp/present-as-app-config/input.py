INSTALLED_APPS = ['blog', 'frontend.apps.FrontendConfig']
