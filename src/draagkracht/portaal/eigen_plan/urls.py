from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="eigen-plan"),
    path("<int:nummer>/", views.write, name="eigen-plan-vraag"),
    path("klaar/", views.hand_in, name="eigen-plan-klaar"),
    path("papier/", views.show_paper, name="eigen-plan-papier"),
]
