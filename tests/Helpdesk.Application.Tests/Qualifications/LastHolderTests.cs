using FluentValidation;
using Helpdesk.Application.Agents;
using Helpdesk.Application.Import;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Providers;
using Helpdesk.Application.Qualifications;
using Helpdesk.Application.Teams;
using Helpdesk.Application.Tests.Import;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.TestSupport;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tests.Qualifications;

public sealed class LastHolderTests
{
    private const string Because = "The camera line is sold in May.";

    public static TheoryData<DatabaseKind, string> WaysOnDatabases
    {
        get
        {
            var data = new TheoryData<DatabaseKind, string>();
            foreach (var kind in Enum.GetValues<DatabaseKind>())
            {
                foreach (var way in new[] { "agent", "member", "team", "families", "rule" })
                {
                    data.Add(kind, way);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(WaysOnDatabases))]
    public async Task The_last_one_goes_only_with_a_confirmation_and_a_reason(DatabaseKind kind, string way)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => Send(desk, way, false, ""));
        var silent = await Assert.ThrowsAsync<BrokenRuleException>(() => Send(desk, way, true, " "));
        Assert.Contains(Reason.Of("SomebodyIsAdmitted", Tier.Second, desk.Cameras.Name), refused.Reasons);
        Assert.Contains("Confirmed", refused.Reasons.Select(r => r.Field));
        Assert.Contains("GapReason", silent.Reasons.Select(r => r.Field));
        await Assert.ThrowsAsync<ValidationException>(() => Send(desk, way, true, new string('x', CoverageChange.ReasonMaxLength + 1)));
        Assert.Equal(["Sam Sommer"], await AdmittedToSecondForCameras(database));

        await Send(desk, way, true, Because);
        Assert.Empty(await AdmittedToSecondForCameras(database));
    }

    [Fact]
    public async Task Revoking_what_the_last_one_is_admitted_by_asks_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var held = await database.Db(db => db.Qualifications.Where(q => q.AgentId == desk.Sam.Id).OrderBy(q => q.Id).ToListAsync());
        RevokeQualification.Command Revoke(int index) => new() { Qualification = held[index].Id, Version = 1, Reason = "Withdrawn" };

        // Optics still admits, so the first one goes without a question.
        await database.Send(Revoke(0), desk.As(desk.Lena));
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(Revoke(1), desk.As(desk.Lena)));
        await database.Send(Revoke(1) with { Confirmed = true, GapReason = Because }, desk.As(desk.Lena));

        Assert.Empty(await AdmittedToSecondForCameras(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_skill_that_names_a_generation_takes_its_last_ones_away_only_knowingly(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);

        // Theo's firmware names no generation, so that he knew every one of them; Sam's optics still does.
        var named = new AddSkill.Command { Family = desk.Cameras.Id, Topic = desk.Firmware.Id, Generations = [desk.Older.Id] };
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(named, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(named with { Confirmed = true }, desk.As(desk.Ada)));
        await Assert.ThrowsAsync<ValidationException>(() => database.Send(
            named with { Confirmed = true, GapReason = new string('x', CoverageChange.ReasonMaxLength + 1) }, desk.As(desk.Ada)));
        Assert.Equal(
            [Reason.Of("SomebodyKnowsTheGeneration", Tier.Third, desk.Cameras.Name, "Lumo C Lumo C2")],
            refused.Reasons.Where(r => r.Field is null));
        Assert.Equal(3, await database.Db(db => db.Skills.CountAsync()));

        // What takes nobody away needs no word: a topic of its own, or one that names nothing.
        await database.Send(new AddSkill.Command { Family = desk.Cameras.Id, TopicEn = "Flash", TopicDe = "Blitz", Generations = [desk.Older.Id] }, desk.As(desk.Ada));
        await database.Send(new AddSkill.Command { Family = desk.Phones.Id, Topic = desk.Optics.Id }, desk.As(desk.Ada));
        await database.Send(named with { Confirmed = true, GapReason = Because }, desk.As(desk.Ada));

        Assert.Equal(6, await database.Db(db => db.Skills.CountAsync()));
        Assert.Contains(await database.Db(db => db.Alerts.ToListAsync()), a => a.Kind == AlertKind.GapOpened && a.Tier == Tier.Third && a.Text.Contains(Because, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_of_skills_asks_as_well()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var file = Files.Of(ImportKind.Skills, "Firmware,Firmware,Cameras,Lumo C Lumo C2");

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => desk.Import(ImportKind.Skills, file));
        await desk.Import(ImportKind.Skills, file, c => c with { Confirmed = true, GapReason = Because });

        Assert.Contains(Reason.Of("SomebodyKnowsTheGeneration", Tier.Third, desk.Cameras.Name, "Lumo C Lumo C2"), refused.Reasons);
        Assert.Equal(4, await database.Db(db => db.Skills.CountAsync()));
    }

    [Fact]
    public async Task A_provider_that_leaves_takes_its_last_ones_along_only_knowingly()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var team = await database.Save(db => db.Teams.Add(new Team("Callwerk phone experts", Tier.Second, desk.CallCentre.Id)).Entity);
        await desk.Hire("Pia Prinz", AgentRole.Agent, desk.CallCentre, team);
        await desk.Qualify(await Find(database, "Pia Prinz"), desk.PhoneFirmware, SkillLevel.Competent);
        var command = new DeactivateProvider.Command { Id = desk.CallCentre.Id, Version = 1, Confirmed = true };

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(command, desk.As(desk.Ada)));
        Assert.Contains(Reason.Of("SomebodyIsAdmitted", Tier.Second, desk.Phones.Name), refused.Reasons);
        await database.Send(command with { GapReason = Because }, desk.As(desk.Ada));
    }

    [Fact]
    public async Task A_gap_that_was_there_before_blocks_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);

        // Nobody is qualified for phones in Second Level; its team may stop without a word about people, though not about the team.
        await database.Send(new DeactivateTeam.Command { Id = desk.SecondPhones.Id, Version = 1, Confirmed = true }, desk.As(desk.Ada));
        await database.Send(new DeactivateAgent.Command(desk.Nora.Id, 1), desk.As(desk.Ada));

        Assert.False(await database.Db(db => db.Agents.Where(a => a.Id == desk.Nora.Id).Select(a => a.Active).SingleAsync()));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_preview_names_who_gains_and_loses_and_saves_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Developing, evidence: EvidenceKind.Training);
        var rule = await RuleOf(database, Tier.Second);
        ChangeAdmissionRule.Row training = new() { Level = SkillLevel.Developing, Evidence = EvidenceKind.Training };

        var preview = await database.Send(new PreviewAdmissionRule.Query(rule.Id, [training]), desk.As(desk.Ada));

        var cameras = preview.Admissions.Single();
        Assert.Equal((Tier.Second, desk.Cameras.Name), (cameras.Tier, cameras.Family));
        Assert.Equal(["Nora Nagel"], cameras.Gains);
        Assert.Equal(["Sam Sommer"], cameras.Loses);

        // Nora is admitted, and yet below the level that an escalation to Second Level asks for.
        Assert.Equal(["Lumo C Lumo C1", "Lumo C Lumo C2", "Lumo C Lumo C3"], preview.Opened.Select(g => g.Generation!).Order());
        Assert.Equal(["Sam Sommer"], await AdmittedToSecondForCameras(database));
        await Assert.ThrowsAsync<NotPermittedException>(() => database.Send(new PreviewAdmissionRule.Query(rule.Id, []), desk.As(desk.Lena)));
        await Assert.ThrowsAsync<NotFoundException>(() => database.Send(new PreviewAdmissionRule.Query(999_999, []), desk.As(desk.Ada)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new PreviewAdmissionRule.Query(rule.Id, []), desk.As(desk.Ada)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Falling_back_to_the_general_rule_says_what_it_means(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var own = await database.Send(new CreateAdmissionRule.Command(Tier.Second, desk.Cameras.Id), desk.As(desk.Ada));
        var general = await RuleOf(database, Tier.Second);
        await database.Send(
            new ChangeAdmissionRule.Command { Rule = general.Id, Version = general.Version, Conditions = [new() { Level = SkillLevel.Expert }] }, desk.As(desk.Ada));

        var asked = await database.Send(new DeleteAdmissionRule.Query(own.Id), desk.As(desk.Ada));
        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(new DeleteAdmissionRule.Command(own.Id, asked.Version), desk.As(desk.Ada)));
        await database.Send(new DeleteAdmissionRule.Command(own.Id, asked.Version) { Confirmed = true, GapReason = Because }, desk.As(desk.Ada));

        Assert.Equal(["Sam Sommer"], asked.Change.Admissions.Single().Loses);
        Assert.Equal([desk.Cameras.Name], asked.Change.Opened.Select(g => g.Family));
        Assert.Contains(Reason.Of("SomebodyIsAdmitted", Tier.Second, desk.Cameras.Name), refused.Reasons);
        Assert.False((await database.Send(new DeleteAdmissionRule.Query(general.Id), desk.As(desk.Ada))).Verdict.IsAllowed);
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Of_the_last_four_who_are_all_deactivated_at_once_one_stays(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        var holders = new List<Agent> { desk.Sam };
        for (var i = 0; i < 3; i++)
        {
            var holder = await desk.Hire($"Holder {i}", teams: desk.SecondCameras);
            await desk.Qualify(holder, desk.CameraOptics, SkillLevel.Competent);
            holders.Add(holder);
        }

        var results = await Task.WhenAll(holders.Select(holder => Task.Run(async () => await Record.ExceptionAsync(
            () => database.Send(new DeactivateAgent.Command(holder.Id, 1), desk.As(desk.Ada))))));

        var refused = Assert.IsType<BrokenRuleException>(Assert.Single(results.OfType<Exception>()));
        Assert.Contains(Reason.Of("SomebodyIsAdmitted", Tier.Second, desk.Cameras.Name), refused.Reasons);
        Assert.Single(await AdmittedToSecondForCameras(database));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_last_two_who_go_in_different_ways_at_once_do_not_both_go(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var desk = await A.DeskIn(database);
        await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Expert);
        var rule = await RuleOf(database, Tier.Second);
        var expertsOnly = new ChangeAdmissionRule.Command { Rule = rule.Id, Version = rule.Version, Conditions = [new() { Level = SkillLevel.Expert }] };

        var results = await Task.WhenAll(
            Task.Run(async () => await Record.ExceptionAsync(() => database.Send(expertsOnly, desk.As(desk.Ada)))),
            Task.Run(async () => await Record.ExceptionAsync(() => database.Send(new RemoveMember.Command(desk.SecondCameras.Id, desk.Nora.Id), desk.As(desk.Lena)))));

        // The rule's form may also be told that somebody saved meanwhile.
        Assert.Single(results, r => r is null);
        Assert.Contains(results, r => r is BrokenRuleException or StaleVersionException);
        Assert.Single(await AdmittedToSecondForCameras(database));
    }

    [Fact]
    public async Task An_alternative_that_is_said_twice_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await A.DeskIn(database);
        var rule = await RuleOf(database, Tier.Second);
        ChangeAdmissionRule.Row competent = new() { Level = SkillLevel.Competent };

        var refused = await Assert.ThrowsAsync<BrokenRuleException>(() => database.Send(
            new ChangeAdmissionRule.Command { Rule = rule.Id, Version = rule.Version, Conditions = [competent, competent with { Alternative = 2 }] }, desk.As(desk.Ada)));

        Assert.Equal([Reason.Of("AlternativesDiffer", 1, 2).At("Conditions")], refused.Reasons);
    }

    private static async Task<Unit> Send(Desk desk, string way, bool confirmed, string reason)
    {
        var rule = await RuleOf(desk.Database, Tier.Second);
        IRequest<Unit> command = way switch
        {
            "agent" => new DeactivateAgent.Command(desk.Sam.Id, 1) { Confirmed = confirmed, GapReason = reason },
            "member" => new RemoveMember.Command(desk.SecondCameras.Id, desk.Sam.Id) { Confirmed = confirmed, GapReason = reason },
            "team" => new DeactivateTeam.Command { Id = desk.SecondCameras.Id, Version = 1, Confirmed = confirmed, GapReason = reason },
            "families" => new EditTeam.Command
            {
                Id = desk.SecondCameras.Id, Version = 1, Name = "Camera specialists", FamilyIds = [desk.Phones.Id], Confirmed = confirmed, GapReason = reason,
            },
            _ => new ChangeAdmissionRule.Command
            {
                Rule = rule.Id, Version = rule.Version, Conditions = [new() { Level = SkillLevel.Expert }], Confirmed = confirmed, GapReason = reason,
            },
        };
        return await desk.Database.Send(command, desk.As(desk.Ada));
    }

    private static Task<AdmissionRule> RuleOf(TestDatabase database, Tier tier) =>
        database.Db(db => db.AdmissionRules.SingleAsync(r => r.Tier == tier && r.FamilyId == null));

    private static Task<Agent> Find(TestDatabase database, string name) => database.Db(db => db.Agents.SingleAsync(a => a.Name == name));

    /// <summary>As the list of agents says, which asks the gate in its own way.</summary>
    private static async Task<IReadOnlyList<string>> AdmittedToSecondForCameras(TestDatabase database)
    {
        var admissions = new List<string>();
        foreach (var agent in await database.Db(db => db.Agents.Where(a => a.Active).OrderBy(a => a.Name).ToListAsync()))
        {
            var shown = await database.Send(new ShowAgent.Query(agent.Id, null), new(null, "", agent.Id, AgentRole.Administrator, null));
            if (shown.Admissions.Any(a => a.Tier == Tier.Second && a.Family.Name.En == "Cameras" && a.Decision.Verdict.IsAllowed))
            {
                admissions.Add(agent.Name);
            }
        }

        return admissions;
    }
}
