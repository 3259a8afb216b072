LOCAL_APPS = ['frontend']
INSTALLED_APPS = ['blog'] + LOCAL_APPS
