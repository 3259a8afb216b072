def includeme(config):
    config.add_route("routes", "/routes")
