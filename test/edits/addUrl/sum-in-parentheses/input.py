from django.urls import include, path
from rest_framework.routers import DefaultRouter

router = DefaultRouter()
urlpatterns = (
    [
        path('blog/', include('blog.urls')),
    ]
    + router.urls
)
