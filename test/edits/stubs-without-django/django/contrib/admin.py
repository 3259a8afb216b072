class site:
    urls = "the admin"
