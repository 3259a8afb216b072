from flask import Flask

import frontend

site = Flask(__name__)
frontend.init_app(site)
other = Flask("other")
