from flask import Flask

app, name = Flask(__name__), "shop"
