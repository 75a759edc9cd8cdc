using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Qualifications;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Qualifications;

public sealed class SkillsAndAdmissionTests
{
    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_skill_names_a_new_topic_and_generations(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        await database.Send(
            new AddSkill.Command { Family = desk.Cameras.Id, TopicEn = "Flash", TopicDe = "Blitz", Generations = [desk.Current.Id, desk.Older.Id] }, desk.As(desk.Ada));

        var listed = (await database.Send(new ListSkills.Query(), desk.As(desk.Ada))).Skills;
        Assert.Equal(["Lumo C Lumo C2", "Lumo C Lumo C3"], listed.Single(s => s.Topic.De == "Blitz").Generations.Order());
        Assert.Equal(2, listed.Single(s => s.Id == desk.CameraFirmware.Id).Qualified);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_new_skill_is_about_a_topic_of_the_desk_and_generations_still_offered(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Save(db => { db.Generations.Single(g => g.Id == desk.Ended.Id).Deactivate(); return 0; });

        var form = await database.Send(new AddSkill.Query(desk.Cameras.Id), desk.As(desk.Ada));

        Assert.Equal(desk.Cameras.Name, form.Family);
        Assert.Equal([desk.Firmware.Name, desk.Optics.Name], form.Topics.Select(t => t.Name));
        Assert.Equal([(desk.Current.Id, "Lumo C Lumo C3"), (desk.Older.Id, "Lumo C Lumo C2")], form.Generations.Select(g => (g.Id, g.Name)));
    }

    [Fact]
    public async Task A_skill_is_new_its_topic_known_and_its_generations_of_the_family()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var phone = desk.Phone.Generations.First().Id;

        Assert.Equal("Rule.TheSkillIsNew", await Refusal(new() { Family = desk.Cameras.Id, Topic = desk.Firmware.Id }));
        Assert.Equal("Rule.TheTopicIsKnown", await Refusal(new() { Family = desk.Cameras.Id, Topic = 999_999 }));
        Assert.Equal("Rule.TheGenerationsAreOfTheFamily", await Refusal(new() { Family = desk.Cameras.Id, Topic = desk.Firmware.Id, Generations = [phone] }));
        Assert.Equal("Rule.NamesAreUnique", await Refusal(new() { Family = desk.Cameras.Id, TopicEn = "FIRMWARE", TopicDe = "Neu" }));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(new AddSkill.Command { Family = desk.Cameras.Id, TopicEn = "Only English" }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new AddSkill.Command { Family = desk.Cameras.Id, Topic = desk.Firmware.Id }, desk.As(desk.Lena)));

        async Task<string> Refusal(AddSkill.Command command) =>
            (await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, desk.As(desk.Ada)))).Reasons[0].Key;
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_skill_out_of_use_goes_on_counting_but_is_not_offered(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await database.Send(new SetSkillActivity.Command(desk.CameraFirmware.Id, 1, Active: false), desk.As(desk.Ada));

        var offered = (await database.Send(new AddQualification.Query(desk.Nora.Id), desk.As(desk.Lena))).Skills;
        var rules = await database.Send(new ListAdmissionRules.Query(), desk.As(desk.Ada));

        Assert.DoesNotContain(desk.CameraFirmware.Id, offered.Select(s => s.Id));
        Assert.Equal(1, rules.Single(t => t.Tier == Tier.Third).Rules.Single().Admitted);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(new SetSkillActivity.Command(desk.CameraFirmware.Id, 1, Active: true), desk.As(desk.Ada)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_topic_takes_new_names_unless_another_bears_them(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var form = await database.Send(new EditTopic.Query(desk.Optics.Id), desk.As(desk.Ada));

        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(form with { NameEn = "firmware" }, desk.As(desk.Ada)));
        await database.Send(form with { NameEn = "Lenses" }, desk.As(desk.Ada));

        Assert.Equal("Lenses", (await database.Send(new EditTopic.Query(desk.Optics.Id), desk.As(desk.Ada))).NameEn);
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form with { NameEn = "Optics" }, desk.As(desk.Ada)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_family_gets_its_own_rule_changes_it_and_falls_back(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);

        var created = await database.Send(new CreateAdmissionRule.Command(Tier.Second, desk.Cameras.Id), ada);
        Assert.Equal(1, await Admitted());

        var form = await database.Send(new ChangeAdmissionRule.Query(created.Id), ada);
        await database.Send(
            form.Input with { Conditions = [new() { Level = SkillLevel.Expert }, new() { Alternative = 2, Level = SkillLevel.Competent, Evidence = EvidenceKind.Degree, Topic = desk.Optics.Id }, new()], Confirmed = true, GapReason = "Nora is tested today" }, ada);
        Assert.Equal(0, await Admitted());

        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, evidence: EvidenceKind.Degree);
        Assert.Equal(1, await Admitted());

        var changed = await database.Send(new ChangeAdmissionRule.Query(created.Id), ada);
        Assert.Equal((form.Input.Version + 1, 2), (changed.Input.Version, changed.Input.Conditions.Length));
        await Assert.ThrowsAsync<StaleVersionException>(() => database.Send(form.Input, ada));

        await database.Send(new DeleteAdmissionRule.Command(created.Id, changed.Input.Version), ada);
        var second = (await database.Send(new ListAdmissionRules.Query(), ada)).Single(t => t.Tier == Tier.Second);
        Assert.Equal([null], second.Rules.Select(r => r.Family));
        Assert.Equal(2, second.Open.Count);

        async Task<int> Admitted() => (await database.Send(new ListAdmissionRules.Query(), ada))
            .Single(t => t.Tier == Tier.Second).Rules.Single(r => r.Family == desk.Cameras.Name).Admitted;
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Two_who_add_the_same_family_rule_at_once_get_the_same_one(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var add = new CreateAdmissionRule.Command(Tier.Second, desk.Cameras.Id);

        var added = await Task.WhenAll(database.Send(add, desk.As(desk.Ada)), database.Send(add, desk.As(desk.Ada)));

        Assert.Equal(added[0].Id, added[1].Id);
        Assert.Equal(1, await database.Db(db => db.AdmissionRules.CountAsync(r => r.FamilyId == desk.Cameras.Id)));
    }

    [Fact]
    public async Task The_general_rule_stays_and_asks_for_something_above_first_level()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var ada = desk.As(desk.Ada);
        var rules = await database.Send(new ListAdmissionRules.Query(), ada);
        var first = rules.Single(t => t.Tier == Tier.First).Rules.Single();
        var second = rules.Single(t => t.Tier == Tier.Second).Rules.Single();

        var deleted = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new DeleteAdmissionRule.Command(second.Id, second.Version), ada));
        var emptied = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new ChangeAdmissionRule.Command { Rule = second.Id, Version = second.Version, Conditions = [new()] }, ada));
        var unknown = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(
            new ChangeAdmissionRule.Command { Rule = second.Id, Version = second.Version, Conditions = [new() { Level = SkillLevel.Expert, Topic = 999_999 }] }, ada));
        var outside = await Assert.ThrowsAsync<ValidationException>(() => database.Send(
            new ChangeAdmissionRule.Command { Rule = second.Id, Version = second.Version, Conditions = [new() { Level = (SkillLevel)8, Alternative = 0 }] }, ada));
        await database.Send(new ChangeAdmissionRule.Command { Rule = first.Id, Version = first.Version }, ada);

        Assert.Equal("Rule.TheGeneralRuleStays", deleted.Reasons[0].Key);
        Assert.Equal("Rule.AboveFirstLevelSomethingIsProven", emptied.Reasons[0].Key);
        Assert.Equal("Rule.TheTopicIsKnown", unknown.Reasons[0].Key);
        Assert.Equal(["Conditions[0].Alternative", "Conditions[0].Level"], outside.Errors.Select(e => e.PropertyName).Order());
    }
}
