from flask import Flask

import frontend


class Shop(Flask):
    jinja_options = {"trim_blocks": True}


app = Shop(__name__)
frontend.init_app(app)
