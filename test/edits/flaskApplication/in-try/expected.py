from flask import Flask

import frontend

try:
    app = Flask(__name__, instance_path="/nowhere")
    frontend.init_app(app)
finally:
    done = True
