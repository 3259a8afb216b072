from flask import Flask

import frontend

application = app = Flask(__name__)
frontend.init_app(application)
