from django.urls import include, path

from . import views

app_name = "beheer"

urlpatterns = [
    path("", views.show_accounts, name="accounts"),
    path("account/", views.add_account, name="account-nieuw"),
    path("account/<uuid:account_id>/", views.show_account, name="account"),
    path("account/<uuid:account_id>/toegang/", views.reset_account, name="account-toegang"),
    path("teams/", views.show_teams, name="teams"),
    path("organisaties/", views.show_organisaties, name="organisaties"),
    path("organisaties/<uuid:organisatie_id>/", views.show_organisatie, name="organisatie"),
    path("interventies/", include("draagkracht.beheer.interventies.urls")),
    path("sociale-kaart/", include("draagkracht.beheer.sociale_kaart.urls")),
]
