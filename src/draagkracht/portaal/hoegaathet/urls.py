from django.urls import path

from . import beeld, views

urlpatterns = [
    path("", views.begin, name="hoe-gaat-het"),
    path("opnieuw/", views.begin, {"is_nieuw": True}, name="hoe-opnieuw"),
    path("<int:nummer>/", views.ask, name="hoe-vraag"),
    path("klaar/", views.finish, name="hoe-klaar"),
    path("veranderen/", views.reopen, name="hoe-veranderen"),
    path("beeld/", beeld.show, name="hoe-beeld"),
    path("beeld/1/", beeld.show, {"deel": 1}, name="hoe-beeld-anders"),
    path("beeld/2/", beeld.show, {"deel": 2}, name="hoe-beeld-toen"),
    path("beeld/3/", beeld.show, {"deel": 3}, name="hoe-beeld-tekening"),
    path("beeld/papier/", beeld.show_paper, name="hoe-beeld-papier"),
    path("papier/", beeld.show_questions, name="hoe-papier"),
]
