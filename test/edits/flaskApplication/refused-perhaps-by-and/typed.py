from flask import Flask

import frontend

app = Flask(__name__)
frontend.init_app(app)
