"""Addresses of this room. They are permanent: the id decides, an old slug redirects."""

from django.urls import include, path

from projects.views import (
    claim,
    handovers,
    history,
    invitations,
    lists,
    new,
    parts,
    people,
    pledges,
    project,
    requests,
    tasks,
)

app_name = "projects"

of_project = [
    path("", project.project, name="project"),
    path("publish/", project.publish, name="publish"),
    path("edit/", tasks.edit, name="edit"),
    path("edit/check/", tasks.check, name="check"),
    path("edit/<slug:task>/", tasks.task, name="task"),
    path("state/", project.state, name="state"),
    path("history/", history.history, name="history"),
    path("history/<int:number>/restore/", history.restore, name="restore"),
    path("history/<int:number>/erase/", history.erase, name="erase"),
    path("update/", parts.update, name="update"),
    path("links/", parts.links, name="links"),
    path("links/<int:link_id>/remove/", parts.remove_link, name="remove_link"),
    path("outputs/", parts.outputs, name="outputs"),
    path("outputs/<int:output_id>/", parts.output, name="output"),
    path("outputs/<int:output_id>/remove/", parts.remove_output, name="remove_output"),
    path("partners/", people.partners, name="partners"),
    path("partners/<int:partnership_id>/end/", people.end_partnership, name="end_partnership"),
    path("team/", people.team, name="team"),
    path("team/<int:place_id>/role/", people.change_role, name="change_role"),
    path("team/<int:place_id>/remove/", people.remove_member, name="remove_member"),
    path("hand-over/", handovers.hand_over, name="hand_over"),
    path("team/leave/", people.leave_team, name="leave_team"),
    path("team/invite/", invitations.invite, name="invite"),
    path("team/invite/<int:invitation_id>/withdraw/", invitations.withdraw_invitation, name="withdraw_invitation"),
    path("ask/", requests.ask, name="ask"),
    path("offer/", pledges.offer, name="offer"),
    path("claim/", claim.claim, name="claim"),
    path("assign/", claim.assign, name="assign"),
]

urlpatterns = [
    path("projects/new/", new.new, name="new"),
    path("projects/<int:project_id>/", project.project, name="short"),
    path("projects/<int:project_id>/<slug:slug>/", include(of_project)),
    path("councils/<slug:slug>/list/", lists.council_list, name="list"),
    path("councils/<slug:slug>/list/projects.csv", lists.as_csv, name="list_csv"),
    path("councils/<slug:slug>/list/projects.xlsx", lists.as_workbook, name="list_workbook"),
    path("councils/<slug:slug>/list/empty.xlsx", lists.empty_workbook, name="list_empty"),
    path("councils/<slug:slug>/list/<int:list_id>/", lists.brought_list, name="brought_list"),
    path("requests/<int:request_id>/", requests.request, name="request"),
    path("requests/<int:request_id>/pass/", requests.pass_on, name="pass_on"),
    path("pledges/<int:pledge_id>/", pledges.pledge, name="pledge"),
    path("handovers/<int:handover_id>/", handovers.handover, name="handover"),
    path("handovers/<int:handover_id>/withdraw/", handovers.withdraw_handover, name="withdraw_handover"),
    path("invitations/<int:invitation_id>/", invitations.invitation, name="invitation"),
    path("invitations/<int:invitation_id>/decline/", invitations.decline_invitation, name="decline_invitation"),
    path("partnerships/<int:partnership_id>/answer/", people.answer_partnership, name="answer_partnership"),
    path("partnerships/<int:partnership_id>/leave/", people.leave_partnership, name="leave_partnership"),
]
