from flask import Flask

import frontend

if __name__ == "__main__":
    app = None
else:
    app = Flask(__name__)
    frontend.init_app(app)
