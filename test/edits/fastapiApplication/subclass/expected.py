from fastapi import FastAPI

import frontend


class Shop(FastAPI):
    pass


app = Shop(title="Shop")
frontend.init_app(app)
