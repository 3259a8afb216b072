from fastapi.templating import Jinja2Templates

import frontend


class Views:
    templates = Jinja2Templates(directory="templates")

    def home(self, request):
        return self.templates.TemplateResponse(request, "home.html")


frontend.init_templates(Views.templates)

views = Views()
