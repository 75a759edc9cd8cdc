using System.Net;
using Helpdesk.Domain.Qualifications;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.People;

public sealed class LastHolderPagesTests
{
    [Fact]
    public async Task The_preview_of_a_rule_names_who_gains_and_loses_and_keeps_what_was_typed()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada) = (site.Desk, await site.SignedInAs(site.Desk.Ada));
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Developing, evidence: EvidenceKind.Training);
        var rule = await site.Database.Db(db => db.AdmissionRules.Where(r => r.Tier == Domain.Teams.Tier.Second).Select(r => r.Id).SingleAsync());
        var form = await ada.GetForm($"/admin/admission/{rule}");

        var preview = await ada.Submit(
            form.Press("[formaction*=Preview]"), ("Input.Conditions[0].Level", "Developing"), ("Input.Conditions[0].Evidence", "Training"));

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.InRange(preview.Statements.Count, 1, 6);
        Assert.Equal("Nora Nagel", preview.Find("#preview td[data-label='Gain admission']")!.TextContent.Trim());
        Assert.Equal("Sam Sommer", preview.Find("#preview td[data-label='Lose admission']")!.TextContent.Trim());
        Assert.Contains("Nobody in Second Level would know the generation Lumo C Lumo C1 of Cameras any more.", preview.Text, StringComparison.Ordinal);
        Assert.Equal("Training", preview.Form("form[data-guard]")["Input.Conditions[0].Evidence"]);
        Assert.Equal(1, await site.Database.Db(db => db.AdmissionRules.Where(r => r.Id == rule).Select(r => r.Version).SingleAsync()));

        var refused = await ada.Submit(preview.Form("form[data-guard]"));
        var saved = await ada.Submit(refused.Form("form[data-guard]"), ("Input.Confirmed", "true"), ("Input.GapReason", "Training is on Monday"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Found), (refused.Status, saved.Status));
        Assert.Contains("Confirm that you know who is missing afterwards", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_the_last_leaves_the_desk_and_the_team_only_with_a_reason()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada) = (site.Desk, await site.SignedInAs(site.Desk.Ada, "de"));

        var team = await ada.Get($"/admin/teams/{desk.SecondCameras.Id}");
        var kept = await ada.Submit(team.Form($"main li:has(a[href='/admin/agents/{desk.Sam.Id}']) form").Press($"button[value='{desk.Sam.Id}']"));
        var agent = await ada.Submit(await ada.GetForm($"/admin/agents/{desk.Sam.Id}/deactivate"));
        var silent = await ada.Submit(agent.Form("form:has(#Input_Confirmed)"), ("Input.Confirmed", "true"));
        var gone = await ada.Submit(silent.Form("form:has(#Input_Confirmed)"), ("Input.Confirmed", "true"), ("Input.GapReason", "Ruhestand"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.Status);
        Assert.Contains("Für Kameras wäre niemand mehr zum Second Level zugelassen.", kept.Text, StringComparison.Ordinal);
        Assert.Equal($"{desk.Sam.Id}", kept.Form("#leave")["Input.Agent"]);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (agent.Status, silent.Status));
        Assert.Equal($"/admin/agents/{desk.Sam.Id}", gone.Location);
    }

    [Fact]
    public async Task Leaving_a_team_goes_on_from_the_refused_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var team = await lena.Get($"/admin/teams/{desk.SecondCameras.Id}");

        var kept = await lena.Submit(team.Form($"main li:has(a[href='/admin/agents/{desk.Sam.Id}']) form").Press($"button[value='{desk.Sam.Id}']"));
        var left = await lena.Submit(kept.Form("#leave"), ("Input.Confirmed", "true"), ("Input.GapReason", "Sam moves to phones"));

        Assert.Equal($"/admin/teams/{desk.SecondCameras.Id}", left.Location);
        Assert.Null((await lena.Follow(left)).Find($"main li a[href='/admin/agents/{desk.Sam.Id}']"));
    }

    [Fact]
    public async Task Revoking_the_last_proof_asks_for_a_reason_of_its_own()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var held = await site.Database.Db(db => db.Qualifications.Where(q => q.AgentId == desk.Theo.Id && q.SkillId == desk.PhoneFirmware.Id).Select(q => q.Id).SingleAsync());

        var refused = await lena.Submit(await lena.GetForm($"/admin/qualifications/{held}/revoke"), ("Input.Reason", "Certificate withdrawn"));
        var revoked = await lena.Submit(refused.Form(), ("Input.Confirmed", "true"), ("Input.GapReason", "Nobody else is there yet"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Nobody would be admitted to Third Level for Phones any more.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Certificate withdrawn", refused.Form()["Input.Reason"]);
        Assert.Equal(HttpStatusCode.Found, revoked.Status);
    }

    [Fact]
    public async Task A_skill_that_names_the_last_ones_generation_asks_on_its_page_and_keeps_what_was_chosen()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada) = (site.Desk, await site.SignedInAs(site.Desk.Ada));
        var form = await ada.GetForm($"/admin/skills/new/{desk.Cameras.Id}");
        Assert.Null((await ada.Get($"/admin/skills/new/{desk.Cameras.Id}")).Find("#Input_Confirmed"));

        var refused = await ada.Submit(form, ("Input.Topic", $"{desk.Firmware.Id}"), ("Input.Generations", $"{desk.Older.Id}"));
        var silent = await ada.Submit(refused.Form(), ("Input.Confirmed", "true"));
        var added = await ada.Submit(silent.Form(), ("Input.GapReason", "Theo learns it next week"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (refused.Status, silent.Status));
        Assert.Contains("Nobody in Third Level would know the generation Lumo C Lumo C2 of Cameras any more.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(("/admin/skills", 4), (added.Location, await site.Database.Db(db => db.Skills.CountAsync())));
    }

    [Fact]
    public async Task A_guideline_that_shuts_out_the_last_ones_at_once_is_published_only_with_a_reason()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena, "de"));
        await site.Database.Save(db =>
        {
            var rule = db.AdmissionRules.Single(r => r.Tier == Domain.Teams.Tier.Second);
            rule.RequireGuidelines(true);
            return rule;
        });
        var created = await lena.Submit(
            await lena.GetForm("/admin/guidelines/new"), ("Input.TitleEn", "Mail"), ("Input.TitleDe", "Mail"), ("Input.BodyEn", "Be brief."), ("Input.BodyDe", "Kurz."));

        var refused = await lena.Submit((await lena.Follow(created)).Form("#publish"), ("Input.DaysToRead", "0"));
        var published = await lena.Submit(refused.Form("#publish"), ("Input.Confirmed", "true"), ("Input.GapReason", "Gilt ab heute"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Für Kameras wäre niemand mehr zum Second Level zugelassen.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("0", refused.Form("#publish")["Input.DaysToRead"]);
        Assert.Equal((HttpStatusCode.Found, 1), (published.Status, await site.Database.Db(db => db.Guidelines.Select(g => g.Current).SingleAsync())));
    }

    [Fact]
    public async Task A_family_falls_back_to_the_general_rule_on_a_page_that_says_what_follows()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada) = (site.Desk, await site.SignedInAs(site.Desk.Ada));
        var created = await ada.Submit((await ada.Get("/admin/admission")).Form("form:has([value=Second])"), ("family", $"{desk.Cameras.Id}"));

        var page = await ada.Get($"{created.Location}/delete");
        var deleted = await ada.Submit(page.Form());

        Assert.Contains("Nobody gains or loses admission", page.Text, StringComparison.Ordinal);
        Assert.Equal("/admin/admission", deleted.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.Get("/admin/admission/999999/delete")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.SignedInAs(desk.Lena)).Get("/admin/admission/1/delete")).Status);
    }
}
