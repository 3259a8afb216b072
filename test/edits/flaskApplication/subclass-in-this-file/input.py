from flask import Flask


class Shop(Flask):
    jinja_options = {"trim_blocks": True}


app = Shop(__name__)
