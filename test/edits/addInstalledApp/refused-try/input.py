try:
    import silk

    INSTALLED_APPS = ["blog", "silk"]
except ImportError:
    INSTALLED_APPS = ["blog"]
