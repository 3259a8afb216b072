INSTALLED_APPS = ["blog"]


def setup():
    global INSTALLED_APPS
    INSTALLED_APPS = ["other"]


setup()
