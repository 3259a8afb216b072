from django.urls import include, path
from rest_framework.routers import DefaultRouter

from . import views

router = DefaultRouter()
urlpatterns = [path('x/', views.page)]
urlpatterns = [path('frontend/', include('frontend.urls'))] + router.urls + urlpatterns
