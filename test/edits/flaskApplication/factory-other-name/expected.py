from flask import Flask

from . import frontend


def build():
    site = Flask(__name__)
    frontend.init_app(site)
    return site


app = build()
