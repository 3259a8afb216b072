import os

from flask import Flask

names = [os.name

app = Flask(__name__)
