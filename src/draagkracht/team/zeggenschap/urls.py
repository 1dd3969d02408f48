from django.urls import path

from . import views

urlpatterns = [
    path("klaar/", views.thank, name="zeggenschap-klaar"),
    path("<str:stap>/", views.ask, name="zeggenschap"),
]
