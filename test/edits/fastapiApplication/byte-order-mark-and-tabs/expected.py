from fastapi import FastAPI

import frontend

def create_app():
	app = FastAPI()
	frontend.init_app(app)
	return app
