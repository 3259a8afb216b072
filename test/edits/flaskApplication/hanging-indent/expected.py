from flask import Flask

import frontend

app = Flask(__name__,
            static_url_path='/assets',
            instance_relative_config=True)
frontend.init_app(app)
