from flask import Flask

if app := Flask(__name__):
    app.secret_key = "not one"
