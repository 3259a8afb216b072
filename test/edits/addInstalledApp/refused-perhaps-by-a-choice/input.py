DEBUG = True
INSTALLED_APPS = ["blog"] + (["frontend"] if DEBUG else [])
