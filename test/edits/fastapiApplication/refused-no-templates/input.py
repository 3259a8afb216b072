templates = None
