using FluentValidation;
using Helpdesk.Application.Guidelines;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Guidelines;

public sealed class GuidelineTests
{
    private static readonly CreateGuideline.Command Phone = new()
    {
        TitleEn = "On the phone", TitleDe = "Am Telefon", BodyEn = "Say your name.", BodyDe = "Nenne deinen Namen.",
    };

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_draft_becomes_a_version_that_people_acknowledge_and_leads_see_who_has_not(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (lena, frida) = (desk.As(desk.Lena), desk.As(desk.Frida));
        var guideline = await database.Send(Phone, lena);
        Assert.Empty((await database.Send(new MyGuidelines.Query(), frida)).Guidelines);
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new ReadGuideline.Query(guideline.Id), frida));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new AcknowledgeGuideline.Command(guideline.Id, 0), frida));

        await database.Send(new PublishGuideline.Command { Guideline = guideline.Id, Version = 1, DaysToRead = 0 }, lena);
        Assert.Equal(guideline.Id, (await database.Send(new MyGuidelines.Query(), frida)).ToRead.Single().Id);
        Assert.Equal("Say your name.", (await database.Send(new ReadGuideline.Query(guideline.Id), frida)).Body.En);
        await database.Send(new AcknowledgeGuideline.Command(guideline.Id, 1), frida);
        await database.Send(new AcknowledgeGuideline.Command(guideline.Id, 1), frida);

        var form = await database.Send(new EditGuideline.Query(guideline.Id), lena);
        await database.Send(form with { BodyEn = "Say your name and smile.", BodyDe = "Nenne deinen Namen und lächle." }, lena);
        Assert.True((await database.Send(new ListGuidelines.Query(), lena)).Guidelines.Single().HasDraft);
        await database.Send(new PublishGuideline.Command { Guideline = guideline.Id, Version = 3, DaysToRead = 7 }, lena);

        var row = (await database.Send(new ListGuidelines.Query(), lena)).Guidelines.Single();
        Assert.Equal((2, false, 0, desk.Now, desk.Now.AddDays(7)), (row.Current, row.HasDraft, row.Read, row.PublishedAt!.Value, row.RequiredFrom!.Value));
        var late = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new AcknowledgeGuideline.Command(guideline.Id, 3), frida));
        Assert.Equal("Rule.TheCurrentVersionIsAcknowledged", late.Reasons.Single().Key);
        Assert.Equal((2, 1), ((await database.Send(new ReadGuideline.Query(guideline.Id), frida)).Number, (await database.Send(new ReadGuideline.Query(guideline.Id), frida)).Before));
        await database.Send(new AcknowledgeGuideline.Command(guideline.Id, 2), frida);

        var shown = await database.Send(new ShowGuideline.Query(guideline.Id), lena);
        Assert.Equal([(2, "Lena Lenz", 1), (1, "Lena Lenz", 1)], shown.Versions.Select(v => (v.Number, v.PublishedBy, v.Acknowledged)));
        Assert.Equal("Frida Falk", shown.Readers.Single(r => r.Number == 2).Name);
        Assert.Equal(shown.Readers.Count - 1, shown.Missing);
        Assert.Equal([1, 2], await database.Db(db => db.Acknowledgements.OrderBy(k => k.Number).Select(k => k.Number).ToListAsync()));

        await database.Send(new SetGuidelineActivity.Command(guideline.Id, shown.Guideline.Version, false), lena);
        Assert.Empty((await database.Send(new MyGuidelines.Query(), frida)).Guidelines);
        Assert.False((await database.Send(new ListGuidelines.Query(), lena)).Guidelines.Single().Active);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_rule_that_asks_for_the_guidelines_lets_in_who_has_read_them_on_every_path(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (lena, ada, frida) = (desk.As(desk.Lena), desk.As(desk.Ada), desk.As(desk.Frida));
        var phone = await Publish(Phone);
        var mail = await Publish(Phone with { TitleEn = "By mail", TitleDe = "Per Mail" });
        await database.Send(new AcknowledgeGuideline.Command(mail.Id, 1), frida);
        var ticket = await A.Ticket.AddTo(desk);

        var rule = await database.Db(db => db.AdmissionRules.Where(r => r.Tier == Tier.First).Select(r => r.Id).SingleAsync());
        var form = (await database.Send(new ChangeAdmissionRule.Query(rule), ada)).Input;
        await database.Send(form with { RequiresGuidelines = true, Confirmed = true, GapReason = "Everybody reads it today." }, ada);

        var missing = Reason.Of("GuidelineIsAcknowledged", new LocalizedText("On the phone", "Am Telefon"));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new Claim.Command(ticket.Id), frida));
        Assert.Equal([missing], refused.Reasons);
        Assert.Equal([missing], (await database.Send(new GetTicket.Query(ticket.Id), frida)).Colleagues.Single(c => c.Agent.AgentId == desk.Frida.Id).Gate.Verdict.Reasons);
        var asked = await database.Send(new ListAdmissionRules.Query(), ada);
        Assert.True(asked.Single(t => t.Tier == Tier.First).Rules.Single().RequiresGuidelines);
        Assert.Equal(0, asked.Single(t => t.Tier == Tier.First).Rules.Single().Admitted);
        Assert.Equal([missing], (await database.Send(new GetMyQualifications.Query(), frida)).Admissions.First(a => a.Tier == Tier.First).Decision.Verdict.Reasons);

        var copy = await database.Send(new CreateAdmissionRule.Command(Tier.First, desk.Cameras.Id), ada);
        Assert.True(copy.RequiresGuidelines);
        await database.Send(new AcknowledgeGuideline.Command(phone.Id, 1), frida);
        Assert.True((await database.Send(new GetTicket.Query(ticket.Id), frida)).Colleagues.Single(c => c.Agent.AgentId == desk.Frida.Id).Gate.Verdict.IsAllowed);
        await database.Send(new Claim.Command(ticket.Id), frida);

        async Task<Domain.Guidelines.Guideline> Publish(CreateGuideline.Command command)
        {
            var written = await database.Send(command, lena);
            await database.Send(new PublishGuideline.Command { Guideline = written.Id, Version = 1, DaysToRead = 0 }, lena);
            return written;
        }
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_version_that_is_required_at_once_leaves_nobody_admitted_only_knowingly(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var (lena, ada) = (desk.As(desk.Lena), desk.As(desk.Ada));
        var phone = await database.Send(Phone, lena);
        var rule = await database.Db(db => db.AdmissionRules.Where(r => r.Tier == Tier.Second).Select(r => r.Id).SingleAsync());
        var form = (await database.Send(new ChangeAdmissionRule.Query(rule), ada)).Input;
        await database.Send(form with { RequiresGuidelines = true }, ada);

        var atOnce = new PublishGuideline.Command { Guideline = phone.Id, Version = 1, DaysToRead = 0 };
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(atOnce, lena));
        var silent = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(atOnce with { Confirmed = true, GapReason = " " }, lena));
        Assert.Equal([Reason.Of("SomebodyIsAdmitted", Tier.Second, desk.Cameras.Name)], refused.Reasons.Where(r => r.Field is null));
        Assert.Equal(["Confirmed", "GapReason"], refused.Reasons.Select(r => r.Field).OfType<string>());
        Assert.Contains("GapReason", silent.Reasons.Select(r => r.Field));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(
            atOnce with { Confirmed = true, GapReason = new string('x', Domain.Routing.CoverageChange.ReasonMaxLength + 1) }, lena));
        Assert.Equal(0, await database.Db(db => db.Guidelines.Select(g => g.Current).SingleAsync()));

        // With days to read nobody is shut out yet; and the next version at once asks again.
        await database.Send(atOnce with { DaysToRead = 7 }, lena);
        await database.Send(new AcknowledgeGuideline.Command(phone.Id, 1), desk.As(desk.Sam));
        var edited = await database.Send(new EditGuideline.Query(phone.Id), lena);
        await database.Send(edited with { BodyEn = "Smile.", BodyDe = "Lächle." }, lena);
        var next = atOnce with { Version = await database.Db(db => db.Guidelines.Select(g => g.Version).SingleAsync()) };
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(next, lena));
        await database.Send(next with { Confirmed = true, GapReason = "The law changed today." }, lena);

        Assert.Equal(2, await database.Db(db => db.Guidelines.Select(g => g.Current).SingleAsync()));
        Assert.Contains(
            await database.Db(db => db.Alerts.ToListAsync()), a => a.Kind == Domain.Alerts.AlertKind.GapOpened && a.Text.Contains("The law changed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bad_input_is_answered_and_only_the_companys_leads_write()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var lena = desk.As(desk.Lena);
        var petra = desk.As(await desk.Hire("Petra Prinz", AgentRole.Lead, desk.CallCentre));
        var written = await database.Send(Phone, lena);

        await Assert.ThrowsAsync<ValidationException>(() => database.Send(Phone with { TitleEn = "Other", BodyDe = " " }, lena));
        Assert.Equal("Rule.NamesAreUnique", (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Phone, lena))).Reasons[0].Key);
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(Phone, petra));
        var endless = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new PublishGuideline.Command { Guideline = written.Id, Version = 1, DaysToRead = 999 }, lena));
        Assert.Equal(("Rule.ANumberIsWithinItsRange", "DaysToRead"), (endless.Reasons[0].Key, endless.Reasons[0].Field!));
        await database.Send(new PublishGuideline.Command { Guideline = written.Id, Version = 1 }, lena);
        var same = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new PublishGuideline.Command { Guideline = written.Id, Version = 2 }, lena));
        Assert.Equal("Rule.AVersionSaysSomethingNew", same.Reasons[0].Key);
        Assert.Equal(["Paula Pohl", "Petra Prinz"], (await database.Send(new ShowGuideline.Query(written.Id), petra)).Readers.Select(r => r.Name));
        Assert.Equal(2, (await database.Send(new ListGuidelines.Query(), petra)).People);
    }
}
