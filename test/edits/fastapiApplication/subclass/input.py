from fastapi import FastAPI


class Shop(FastAPI):
    pass


app = Shop(title="Shop")
