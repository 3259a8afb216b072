"""
INSTALLED_APPS = ["nothing"]
"""
# INSTALLED_APPS = ["nothing"]
INSTALLED_APPS = ["blog"]
