using System.Net;
using Helpdesk.TestSupport;

namespace Helpdesk.Web.Tests.Admin;

public sealed class TeamPagesTests
{
    [Fact]
    public async Task An_administrator_creates_a_team_and_adds_somebody()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var ada = await site.SignedInAs(desk.Ada);

        var created = await ada.Submit(
            await ada.GetForm("/admin/teams/new"),
            ("Input.Name", "Night watch"), ("Input.Tier", "Second"), ("Input.FamilyIds", $"{desk.Cameras.Id}"), ("Input.FamilyIds", $"{desk.Phones.Id}"));
        var added = await ada.Submit(await ada.GetForm(created.Location!, "form#add"), ("Input.Agent", $"{desk.Sam.Id}"));
        var team = await ada.Follow(added);

        Assert.Contains("Cameras, Phones", team.Text, StringComparison.Ordinal);
        Assert.Contains("Second Level", team.Text, StringComparison.Ordinal);
        Assert.NotNull(team.Find($"a[href='/admin/agents/{desk.Sam.Id}']"));
    }

    [Fact]
    public async Task A_lead_changes_who_is_on_a_team_but_not_the_team()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var lena = await site.SignedInAs(desk.Lena);
        var address = $"/admin/teams/{desk.SecondCameras.Id}";

        var page = await lena.Get(address);
        var removed = await lena.Submit(page.Form("main li:has(a[href='/admin/agents/" + desk.Nora.Id + "']) form").Press($"button[value='{desk.Nora.Id}']"));

        Assert.Equal(HttpStatusCode.Found, removed.Status);
        Assert.Null(page.Find("main a[href$='/edit']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await lena.Get($"{address}/edit")).Status);
        Assert.Null((await lena.Get(address)).Find($"li a[href='/admin/agents/{desk.Nora.Id}']"));
    }

    [Fact]
    public async Task Somebody_of_another_employer_is_refused_in_words()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var lena = await site.SignedInAs(desk.Lena, "de");

        var answer = await lena.Submit(await lena.GetForm($"/admin/teams/{desk.FirstLevel.Id}", "form#add"), ("Input.Agent", $"{desk.Paula.Id}"));
        var nobody = await lena.Submit(await lena.GetForm($"/admin/teams/{desk.FirstLevel.Id}", "form#add"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
    }

    [Fact]
    public async Task Bad_input_comes_back_with_a_message()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var form = await ada.GetForm("/admin/teams/new");
        (string Field, string? Value)[] good = [("Input.Name", "Night watch")];
        (string Field, string? Value)[] bad =
        [
            ("Input.Tier", "Fourth"), ("Input.FamilyIds", "many"), ("Input.ProviderId", "them"), ("Input.Name", ""), ("Input.Name", "FIRST LEVEL"),
        ];

        foreach (var field in bad)
        {
            var answer = await ada.Submit(form, [.. good.Where(g => g.Field != field.Field), field]);

            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.Status));
            Assert.NotEmpty(answer.Errors);
        }
    }

    [Fact]
    public async Task A_team_with_a_queue_shows_its_tickets_and_hands_them_over()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var ticket = await A.Ticket.About(desk.Phones).AddTo(desk);
        var ada = await site.SignedInAs(desk.Ada);
        var address = $"/admin/teams/{desk.CallCentrePhones.Id}/activity";

        var page = await ada.Get(address);
        var hasty = await ada.Submit(page.Form());
        var done = await ada.Submit(hasty.Form(), ("Input.Heir", $"{desk.FirstLevel.Id}"));

        Assert.NotNull(page.Find($"a[href='/desk/tickets/{ticket.Id}']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hasty.Status);
        Assert.Equal($"/admin/teams/{desk.CallCentrePhones.Id}", done.Location);
        Assert.Contains("moved it to the team", (await ada.Get($"/desk/tickets/{ticket.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_family_that_would_lose_its_team_is_asked_about()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var ada = await site.SignedInAs(desk.Ada);

        var asked = await ada.Submit(
            await ada.GetForm($"/admin/teams/{desk.SecondCameras.Id}/edit"), ("Input.FamilyIds", $"{desk.Phones.Id}"));
        var done = await ada.Submit(asked.Form(), ("Input.Confirmed", "true"), ("Input.GapReason", "Cameras are given up"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.NotNull(asked.Find("#Input_Confirmed"));
        Assert.Equal($"/admin/teams/{desk.SecondCameras.Id}", done.Location);
    }

    [Fact]
    public async Task A_stale_team_form_says_what_changed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var desk = site.Desk;
        var ada = await site.SignedInAs(desk.Ada);
        var address = $"/admin/teams/{desk.SecondCameras.Id}/edit";
        var form = await ada.GetForm(address);
        await ada.Submit(await ada.GetForm(address), ("Input.FamilyIds", $"{desk.Cameras.Id}"), ("Input.FamilyIds", $"{desk.Phones.Id}"));

        var answer = await ada.Submit(form, ("Input.Name", "Lens people"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Cameras, Phones", answer.Find("table.changes")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await ada.Submit(answer.Form())).Status);
    }

    [Fact]
    public async Task A_service_provider_is_created_renamed_and_ended()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var created = await ada.Submit(await ada.GetForm("/admin/providers/new"), ("Input.Name", "Callpoint"));
        var twice = await ada.Submit(await ada.GetForm("/admin/providers/new"), ("Input.Name", " callpoint"));
        await ada.Submit(await ada.GetForm(created.Location!), ("Input.Name", "Callpoint AG"));
        var ended = await ada.Submit(await ada.GetForm($"{created.Location}/activity"));
        var shown = await ada.Follow(ended);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("Callpoint AG Deactivated", shown.Text, StringComparison.Ordinal);
    }
}
