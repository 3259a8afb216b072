import pathlib

exec("INSTALLED_" + "APPS = ['blog']")
