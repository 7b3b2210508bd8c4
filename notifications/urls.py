"""Addresses of this room."""

from django.urls import path

from notifications.views import development, failed, subscriptions

app_name = "notifications"
urlpatterns = [
    path("account/saved-searches/", subscriptions.subscriptions, name="subscriptions"),
    path("account/saved-searches/<int:number>/", subscriptions.my_subscription, name="my_subscription"),
    path("account/saved-searches/<int:number>/remove/", subscriptions.remove, name="remove"),
    path("mails/asked/", subscriptions.asked, name="asked"),
    path("mails/<str:token>/", subscriptions.subscription, name="subscription"),
    path("mails/<str:token>/stop/", subscriptions.stop, name="stop"),
    path("site-team/mail/<int:number>/send-again/", failed.send_again, name="send_again"),
    path("development/mail/", development.mails, name="mails"),
    path("development/mail/<slug:name>/", development.mail, name="mail"),
]
