INSTALLED_APPS = ["blog"]
exec("INSTALLED_APPS = ['other']")
