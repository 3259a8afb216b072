from flask import Flask

import shop.frontend

app = Flask(__name__)
shop.frontend.init_app(app)
