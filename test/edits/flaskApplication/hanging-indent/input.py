from flask import Flask

app = Flask(__name__,
            static_url_path='/assets',
            instance_relative_config=True)
