class settings:
    DEBUG = True
    MEDIA_URL = "/media/"
    MEDIA_ROOT = "/srv/media"
