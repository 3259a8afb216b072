from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import frontend

application = Flask(__name__)
frontend.init_app(application)
app = ProxyFix(application)
