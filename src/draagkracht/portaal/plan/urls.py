from django.urls import path

from . import keuze, views

urlpatterns = [
    path("", views.show, name="plan"),
    path("papier.pdf", views.print_plan, name="plan-papier"),
    path("ruimte/", keuze.ask_ruimte, name="ruimte"),
    path("keuze/", keuze.begin, name="keuze"),
    path("keuze/<uuid:voorstel_id>/", keuze.show, name="voorstel"),
    path("keuze/<uuid:voorstel_id>/geen/", keuze.refuse, name="voorstel-geen"),
    path("keuze/<uuid:voorstel_id>/<int:nummer>/", keuze.show_plan, name="voorstel-plan"),
]
