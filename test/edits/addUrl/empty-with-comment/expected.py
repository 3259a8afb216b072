from django.urls import include, path

urlpatterns = [
    # none yet
    path("frontend/", include("frontend.urls")),
]
