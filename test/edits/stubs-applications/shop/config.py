class Settings:
    title = "Shop"
    templates = "templates"


settings = Settings()
