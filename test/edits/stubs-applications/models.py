from shop.extensions import Extension

db = Extension()
