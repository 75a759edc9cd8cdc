using FluentValidation;
using Helpdesk.Application.Clocks;
using Helpdesk.Application.Organisations;
using Helpdesk.Application.Pipeline;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Clocks;

public sealed class AgreementsTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task What_is_agreed_comes_back_the_most_specific_first_and_can_be_changed(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var office = await desk.Office();
        var form = await database.Send(new CreateAgreement.Query(AgreementKind.Sla), desk.As(desk.Ada));
        Assert.Equal((office.Id, 5), (form.Input.CalendarId, form.Input.Rows.Count));
        var all = await desk.Promise(AgreementKind.Sla, office, "4", "", "16:30");
        await desk.Promise(AgreementKind.Sla, office, c => c with { FamilyId = desk.Phones.Id, Channel = Channel.Portal }, "1:00");
        await desk.Promise(AgreementKind.Ola, office, c => c with { TeamId = desk.SecondCameras.Id }, "1", "8");

        var rows = (await database.Send(new ListAgreements.Query(), desk.As(desk.Ada))).Agreements;
        Assert.Equal(
            [("SLA 1:00", null, "Phones", 5), ("SLA 4  16:30", null, null, 10), ("OLA 1 8", desk.SecondCameras.Name, null, 10)],
            rows.Select(r => (r.Name.Replace("Sla", "SLA", StringComparison.Ordinal).Replace("Ola", "OLA", StringComparison.Ordinal), r.Whom, r.Family?.En, r.Targets.Count)));
        var edit = (await database.Send(new EditAgreement.Query(all.Id), desk.As(desk.Ada))).Input;
        Assert.Equal(["4:00", "", "16:30"], edit.Rows[2].Times);

        edit.Rows[2].Times[1] = "0:45";
        await database.Send(edit with { Active = false, StopsForThirdParty = true, Name = "All" }, desk.As(desk.Ada));

        var changed = (await database.Send(new EditAgreement.Query(all.Id), desk.As(desk.Ada))).Input;
        Assert.Equal(("All", false, true, "0:45"), (changed.Name, changed.Active, changed.StopsForThirdParty, changed.Rows[2].Times[1]));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(edit, desk.As(desk.Ada)));
    }

    [Theory]
    [InlineData("Rule.ATimeIsHoursAndMinutes", "Rows[0].Times[1]", "4:00", "4:60")]
    [InlineData("Rule.ATimeIsHoursAndMinutes", "Rows[0].Times[0]", "-4")]
    [InlineData("Rule.ATimeIsHoursAndMinutes", "Rows[0].Times[0]", "soon")]
    [InlineData("Rule.ATargetIsWithin", "Targets", "0:00")]
    [InlineData("Rule.ATargetIsWithin", "Targets", "99999")]
    [InlineData("Rule.AnAgreementPromisesSomething", "Targets", "", " ")]
    public async Task A_time_that_is_none_is_refused_where_it_stands_and_nothing_is_saved(string rule, string field, params string[] times)
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var office = await desk.Office();

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => desk.Promise(AgreementKind.Sla, office, times));

        Assert.Equal((rule, field), (refused.Reasons[0].Key, refused.Reasons[0].Field));
        Assert.Empty((await database.Send(new ListAgreements.Query(), desk.As(desk.Ada))).Agreements);
    }

    [Fact]
    public async Task What_is_named_exists_and_a_calendar_is_needed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var office = await desk.Office();

        var unknown = await Assert.ThrowsAsync<BrokenRuleException>(
            () => desk.Promise(AgreementKind.Sla, office, c => c with { OrganisationId = 99, CalendarId = 98, FamilyId = 97 }, "4"));
        await Assert.ThrowsAsync<ValidationException>(() => desk.Promise(AgreementKind.Sla, office, c => c with { CalendarId = null }, "4"));

        Assert.Equal(["CalendarId", "OrganisationId", "FamilyId"], unknown.Reasons.Select(r => r.Field));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Customers_belong_to_the_organisation_that_has_their_domain(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Reported("carla@lumo.example");
        await desk.Reported("kim@notlumo.example");
        var lumo = await database.Send(new CreateOrganisation.Command { Name = "Lumo", Domains = "LUMO.example\n@lumo.test, lumo.example" }, desk.As(desk.Ada));
        await database.DoDueWork();
        await desk.Reported("lea@lumo.test");

        var row = Assert.Single(await database.Send(new ListOrganisations.Query(), desk.As(desk.Ada)));
        Assert.Equal(("lumo.example, lumo.test", 2), (string.Join(", ", row.Domains), row.Customers));

        var taken = await Assert.ThrowsAsync<BrokenRuleException>(
            () => database.Send(new CreateOrganisation.Command { Name = "Other", Domains = "lumo.test" }, desk.As(desk.Ada)));
        Assert.Equal("Rule.TheDomainIsAnothers", taken.Reasons[0].Key);
        foreach (var nonsense in new[] { "lumo", "lu mo@x.example", "http://lumo.example/", "*.example" })
        {
            var refused = await Record.ExceptionAsync(() => database.Send(new CreateOrganisation.Command { Name = "Other", Domains = nonsense }, desk.As(desk.Ada)));
            Assert.Equal("Rule.ThisIsADomain", Assert.IsType<BrokenRuleException>(refused).Reasons[0].Key);
        }

        var form = (await database.Send(new EditOrganisation.Query(lumo.Id), desk.As(desk.Ada))).Form;
        await database.Send(form with { Domains = "notlumo.example" }, desk.As(desk.Ada));
        await database.DoDueWork();
        Assert.Equal(1, (await database.Send(new EditOrganisation.Query(lumo.Id), desk.As(desk.Ada))).Customers);
        Assert.Equal("kim@notlumo.example", await database.Db(db => db.Customers.Where(c => c.OrganisationId == lumo.Id).Select(c => c.Email).SingleAsync()));
    }
}
