from fastapi.templating import Jinja2Templates


class Views:
    templates = Jinja2Templates(directory="templates")

    def home(self, request):
        return self.templates.TemplateResponse(request, "home.html")


views = Views()
