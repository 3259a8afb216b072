from flask import Flask

import frontend

# frontend.init_app(app)
app = Flask(__name__)
frontend.init_app(app)
