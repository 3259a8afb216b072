from flask import Flask

from shop.frontend import init_app as init_frontend

app = Flask(__name__)
init_frontend(app)
