"""A shop.

    app = Flask(__name__)
"""
from flask import Flask
app = Flask(__name__)
