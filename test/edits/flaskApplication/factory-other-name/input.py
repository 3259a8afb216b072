from flask import Flask


def build():
    site = Flask(__name__)
    return site


app = build()
