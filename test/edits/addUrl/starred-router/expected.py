from django.urls import include, path
from rest_framework.routers import DefaultRouter

router = DefaultRouter()
urlpatterns = [path("frontend/", include("frontend.urls")), *router.urls]
