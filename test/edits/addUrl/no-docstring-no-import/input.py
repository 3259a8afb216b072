# URLs

urlpatterns = []
