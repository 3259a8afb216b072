from django.urls import *

urlpatterns = [
    path('blog/', include('blog.urls')),
]
