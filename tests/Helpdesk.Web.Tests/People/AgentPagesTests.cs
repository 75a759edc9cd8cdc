using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Tests.People;

public sealed class AgentPagesTests
{
    [Fact]
    public async Task An_invited_agent_chooses_a_password_once_and_is_signed_in()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        site.With("Helpdesk:PublicUrl", "https://help.example/");
        var ada = await site.SignedInAs(site.Desk.Ada);

        var created = await ada.Submit(
            await ada.GetForm("/admin/agents/new"), ("Input.Name", "Zoë Ziegler"), ("Input.Email", "zoe@desk.example"), ("Input.Role", "Lead"));
        var shown = await ada.Follow(created);
        var again = await ada.Get(created.Location!);
        var link = shown.Find("#link")!.GetAttribute("value")!;
        var path = new Uri(link).PathAndQuery;

        Assert.StartsWith("https://help.example/account/invitation/", link, StringComparison.Ordinal);
        Assert.Null(again.Find("#link"));

        var zoe = site.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await zoe.Get(path)).Status);
        var form = await zoe.GetForm(path);
        var tooShort = await zoe.Submit(form, ("Input.Password", "short"));
        var accepted = await zoe.Submit(form, ("Input.Password", "three owls over the harbour"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooShort.Status);
        Assert.Equal("/account/enter", accepted.Location);
        Assert.Equal(HttpStatusCode.OK, (await zoe.Get("/admin/agents")).Status);

        var second = site.Anonymous();
        var used = await second.Get(path);
        var replayed = await second.Submit(form, ("Input.Password", "somebody else was here"));
        Assert.Equal(HttpStatusCode.Gone, used.Status);
        Assert.Null(used.Find("input[type=password]"));
        Assert.NotEqual(HttpStatusCode.Found, replayed.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Get("/account/invitation/made-up")).Status);
    }

    [Fact]
    public async Task A_taken_address_is_refused_at_its_field_and_nothing_typed_is_lost()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada, "de");

        var refused = await ada.Submit(await ada.GetForm("/admin/agents/new"), ("Input.Name", "Neue Kollegin 🦉"), ("Input.Email", site.Desk.Frida.Email));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Find("#Input_Email[aria-invalid=true]"));
        Assert.Equal("Neue Kollegin 🦉", refused.Form()["Input.Name"]);
    }

    [Theory]
    [InlineData("Input.Name", "")]
    [InlineData("Input.Email", "no address")]
    [InlineData("Input.Role", "Emperor")]
    [InlineData("Input.Role", "99")]
    [InlineData("Input.Provider", "77777")]
    [InlineData("Input.Provider", "many")]
    public async Task Bad_input_for_a_new_agent_is_answered_on_the_complete_page(string field, string value)
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);

        var refused = await ada.Submit(
            await ada.GetForm("/admin/agents/new"), [.. new (string, string?)[] { ("Input.Name", "Zoë"), ("Input.Email", "zoe@desk.example") }.Where(f => f.Item1 != field), (field, value)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Errors);
        Assert.Equal(0, await site.Database.Db(db => db.Agents.CountAsync(a => a.Email == "zoe@desk.example")));
    }

    [Fact]
    public async Task A_lead_cannot_forge_a_role_nor_open_the_forms_of_administrators()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, lena) = (site.Desk, await site.SignedInAs(site.Desk.Lena));
        var token = (await lena.Get($"/admin/agents/{desk.Lena.Id}")).Find("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var forged = await lena.Post(
            $"/admin/agents/{desk.Lena.Id}/edit", ("__RequestVerificationToken", token), ("Input.Version", "1"), ("Input.Name", "Lena"), ("Input.Email", desk.Lena.Email), ("Input.Role", "Administrator"));

        Assert.Equal(HttpStatusCode.Forbidden, forged.Status);
        foreach (var url in new[] { "/admin/agents/new", $"/admin/agents/{desk.Frida.Id}/edit", $"/admin/agents/{desk.Frida.Id}/deactivate", $"/admin/agents/{desk.Frida.Id}/invitation", "/admin/skills", "/admin/admission" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await lena.Get(url)).Status);
        }

        Assert.Equal(AgentRole.Lead, await site.Database.Db(db => db.Agents.Where(a => a.Id == desk.Lena.Id).Select(a => a.Role).SingleAsync()));
    }

    [Fact]
    public async Task A_providers_lead_finds_no_foreign_agent()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var petra = await site.SignedInAs(await site.Desk.Hire("Petra Prinz", AgentRole.Lead, site.Desk.CallCentre));
        var foreign = await site.Desk.Qualify(site.Desk.Nora, site.Desk.CameraOptics, SkillLevel.Competent, verified: false);

        Assert.Equal(HttpStatusCode.OK, (await petra.Get($"/admin/agents/{site.Desk.Paula.Id}")).Status);
        foreach (var url in new[] { $"/admin/agents/{site.Desk.Nora.Id}", $"/admin/agents/{site.Desk.Nora.Id}/qualifications/new", $"/admin/qualifications/{foreign.Id}/revoke", "/admin/agents/999999" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await petra.Get(url)).Status);
        }
    }

    [Fact]
    public async Task A_stale_edit_is_refused_and_can_be_sent_again()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var ada = await site.SignedInAs(site.Desk.Ada);
        var url = $"/admin/agents/{site.Desk.Frida.Id}/edit";
        var form = await ada.GetForm(url);
        await ada.Submit(await ada.GetForm(url), ("Input.Title", "Somebody was faster"));

        var stale = await ada.Submit(form, ("Input.Title", "Mine"));
        var sent = await ada.Submit(stale.Form());

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal("Mine", stale.Form()["Input.Title"]);
        Assert.Contains("Somebody was faster", stale.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, sent.Status);
    }

    [Fact]
    public async Task A_deactivated_agent_can_neither_go_on_nor_sign_in()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (desk, ada) = (site.Desk, await site.SignedInAs(site.Desk.Ada));
        var sam = await site.SignedInAs(desk.Sam);
        var ticket = await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk);

        var page = await ada.Get($"/admin/agents/{desk.Sam.Id}/deactivate");
        await ada.Submit(page.Form(), ("Input.Confirmed", "true"), ("Input.GapReason", "Sam retires"));
        site.Database.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.NotNull(page.Find($"a[href='/desk/tickets/{ticket.Id}/assign']"));
        Assert.NotEqual(HttpStatusCode.OK, (await sam.Get("/desk/mine")).Status);
        var anew = site.Anonymous();
        var refused = await anew.Submit(await anew.GetForm("/account/sign-in"), ("Input.Email", desk.Sam.Email), ("Input.Password", A.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task Changing_the_password_ends_other_sessions_and_keeps_this_one()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var (here, elsewhere) = (await site.SignedInAs(site.Desk.Frida), await site.SignedInAs(site.Desk.Frida));
        var form = await here.GetForm("/account/password");

        var wrong = await here.Submit(form, ("Input.Current", "not hers at all"), ("Input.Password", "three owls over the harbour"));
        var changed = await here.Submit(form, ("Input.Current", A.Password), ("Input.Password", "three owls over the harbour"));
        site.Database.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.NotNull(wrong.Find("#Input_Current[aria-invalid=true]"));
        Assert.Equal(HttpStatusCode.Found, changed.Status);
        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account/password")).Status);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.Get("/account/password")).Status);
    }
}
