"""Addresses of this room.

Councils stand under /councils/, other bodies under /organisations/; what members do stands under /councils/ for both.
"""

from django.urls import path

from councils.views import account, join, people, pictures, register, stewards

app_name = "councils"
urlpatterns = [
    path("councils/", register.index, name="index"),
    path("councils/<slug:slug>/", register.organisation, {"place": "councils"}, name="council"),
    path("organisations/<slug:slug>/", register.organisation, {"place": "organisations"}, name="organisation"),
    path("my-name/", account.my_name, name="my_name"),
    path("my-council/", join.my_council, name="my_council"),
    path("councils/<slug:slug>/join/", join.ask, name="join"),
    path("councils/<slug:slug>/choose/", join.choose, name="choose"),
    path("councils/<slug:slug>/people/", people.people, name="people"),
    path("councils/<slug:slug>/picture/", pictures.picture, name="picture"),
    path("councils/<slug:slug>/picture/remove/", pictures.remove_picture, name="remove_picture"),
    path("councils/<slug:slug>/picture/<slug:digest>/<slug:size>.webp", pictures.picture_file, name="picture_file"),
    path("councils/<slug:slug>/steward/", stewards.steward, name="steward"),
    path("councils/<slug:slug>/steward/yes/", stewards.volunteer, name="volunteer"),
    path("councils/<slug:slug>/steward/no/", stewards.refuse, name="refuse"),
    path("councils/<slug:slug>/steward/step-down/", stewards.step_down, name="step_down"),
    path("memberships/<int:pk>/answer/", people.answer, name="answer"),
    path("memberships/<int:pk>/end/", people.end, name="end"),
    path("memberships/<int:pk>/withdraw/", join.withdraw, name="withdraw"),
    path("memberships/<int:pk>/appoint/", stewards.appoint, name="appoint"),
    path("memberships/<int:pk>/confirm-steward/", stewards.confirm, name="confirm_steward"),
    path("memberships/<int:pk>/decline-steward/", stewards.decline, name="decline_steward"),
]
