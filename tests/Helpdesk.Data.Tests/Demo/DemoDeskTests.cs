using System.Globalization;
using Helpdesk.Data.Demo;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests.Demo;

public sealed class DemoDeskTests(SeededDesk seeded) : IClassFixture<SeededDesk>
{
    private const int Openings = 216;
    private const int CasesInTraining = 3;

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task The_desk_is_seeded_once_and_keeps_every_rule(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        Assert.True(await Seed(database));
        Assert.False(await Seed(database));

        var tickets = await DemoInvariants.Read(database);
        Assert.Equal(Openings + CasesInTraining, tickets.Count);
        Assert.Equal(tickets.Select(t => t.CreatedAt).Order(), tickets.Select(t => t.CreatedAt));
        await DemoInvariants.Hold(database, tickets);
        Assert.True(await database.Db(db => db.Settings.AnyAsync(s => s.IsDemo && s.CompanyName == "Lumora" && s.SetUpCodeHash == null)));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Two_nodes_that_begin_at_once_make_one_desk(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var made = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            () => database.Db(db => db.SeedDemoDeskAsync(database.Now, CancellationToken.None, withTickets: false)))));

        Assert.Equal([false, true], made.Order());
    }

    [Theory]
    [InlineData("2027-01-02T23:59:30Z")]
    [InlineData("2027-03-28T01:30:00Z")]
    [InlineData("2027-10-31T03:15:00Z")]
    public async Task Neither_a_weekend_nor_a_change_of_clocks_brings_times_into_disorder(string now)
    {
        await using var database = await TestDatabase.CreateAsync();
        var at = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);

        await database.Db(db => db.SeedDemoDeskAsync(at, CancellationToken.None));

        var tickets = await DemoInvariants.Read(database);
        await DemoInvariants.Hold(database, tickets, at);
        Assert.All(tickets, t => Assert.InRange(t.UpdatedAt, at.AddDays(-90), at));
    }

    [Fact]
    public async Task Every_state_tier_and_turn_of_fate_is_there()
    {
        var database = seeded.Database;
        var tickets = await DemoInvariants.Read(database);

        Assert.Equal(Enum.GetValues<TicketState>(), tickets.Select(t => t.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<Tier>(), tickets.Where(t => t.IsActive).Select(t => t.Tier).Distinct().Order());
        Assert.InRange(tickets.Count(t => t.IsActive), 50, 70);
        Assert.Equal(Enum.GetValues<Language>(), tickets.Select(t => t.Language).Distinct().Order());
        foreach (var tier in Enum.GetValues<Tier>())
        {
            Assert.Contains(tickets, t => t.IsActive && t.Tier == tier && t.OwnerId is null);
            Assert.Contains(tickets, t => t.IsActive && t.Tier == tier && t.OwnerId is not null);
            Assert.Contains(tickets, t => !t.IsActive && t.Tier == tier);
        }

        Assert.Contains(tickets, t => t is { IsActive: true, NeedsLead: true, BounceCount: 2 });
        Assert.Contains(tickets, t => t is { IsActive: true, EscalationRequestedAt: not null });
        Assert.Contains(tickets, t => t is { IsActive: true, Tier: Tier.First, BounceCount: 1, OwnerId: not null });
        Assert.Contains(tickets, t => t.IsActive && t.Events.Any(e => e.Kind == TicketEventKind.Reopened));
        Assert.Contains(tickets, t => t.Events.Any(e => e.Kind == TicketEventKind.OverrideUsed));
        var questions = tickets.SelectMany(t => t.Consults).CountBy(c => c.State).ToDictionary();
        Assert.Equal([ConsultState.Asked, ConsultState.Answered], questions.Keys.Order());
        Assert.All(questions.Values, many => Assert.InRange(many, 2, 8));
        Assert.Contains(tickets, t => t is { IsActive: false, FirstLevelCouldSolve: true });
        Assert.Equal(2, tickets.Where(t => t.AccountId is not null).Select(t => t.AccountId).Distinct().Count());
    }

    [Fact]
    public async Task Somebody_is_in_training_with_released_cases_and_an_answer_that_waits()
    {
        var database = seeded.Database;
        var training = await database.Db(db => db.Traineeships.AsNoTracking().SingleAsync());
        var answers = await database.Db(db => db.Answers.AsNoTracking().ToListAsync());
        var taken = await database.Db(db => db.Assignments.AsNoTracking().Where(a => a.TraineeshipId == training.Id).ToListAsync());

        Assert.Equal(TraineeshipStatus.Running, Traineeship.StatusAt(database.Now, training.From, training.Until, training.EndedAt, training.Outcome));
        Assert.Equal([AnswerState.Waiting, AnswerState.Released, AnswerState.Released, AnswerState.SentBack], answers.Select(a => a.State).Order());
        Assert.Single(answers, a => a.ReleasedBody.Length > 0);
        Assert.All(answers, a => Assert.Equal((training.Id, training.AgentId, training.MentorId), (a.TraineeshipId, a.AuthorId, a.MentorId)));
        Assert.Equal(answers.Select(a => a.TicketId).Distinct().Order(), taken.Select(a => a.TicketId).Order());
        var waiting = answers.Single(a => a.State == AnswerState.Waiting);
        Assert.False(await database.Db(db => db.Messages.AnyAsync(m => m.Body == waiting.Body)));
    }

    [Fact]
    public async Task The_people_differ_in_what_they_can_prove()
    {
        var database = seeded.Database;
        var now = database.Now;
        var qualifications = await database.Db(db => db.Qualifications.AsNoTracking().ToListAsync());
        var agents = await database.Db(db => db.Agents.AsNoTracking().ToListAsync());

        Assert.Equal(Enum.GetValues<EvidenceKind>(), qualifications.Select(q => q.Evidence).Distinct().Order());
        Assert.Equal(Enum.GetValues<AgentRole>(), agents.Select(a => a.Role).Distinct().Order());
        Assert.Contains(qualifications, q => q.ValidUntil > now && q.ValidUntil < now.AddDays(10));
        Assert.Contains(qualifications, q => q.StatusAt(now) == QualificationStatus.Expired);
        Assert.Contains(qualifications, q => q.StatusAt(now) == QualificationStatus.Unverified);
        Assert.Contains(qualifications, q => q.Level == SkillLevel.Trainee);
        Assert.Contains(qualifications, q => q is { Evidence: EvidenceKind.Degree, ValidUntil: null });
        Assert.All(qualifications, q => Assert.NotEqual(q.AgentId, q.VerifiedById));
        Assert.Contains(agents, a => a is { ProviderId: not null, Role: AgentRole.Lead });
    }

    [Fact]
    public async Task Nobody_of_the_demo_desk_has_a_password()
    {
        var database = seeded.Database;

        var accounts = await database.Db(db => db.Users.AsNoTracking().ToListAsync());

        Assert.Equal(DemoDesk.SignIns.Order(), accounts.Select(a => a.Email!).Order());
        Assert.All(accounts, a => Assert.Null(a.PasswordHash));
    }

    [Fact]
    public async Task The_same_seed_and_time_give_the_same_desk()
    {
        var first = await Tell(seeded.Database);

        Assert.Equal(first, await Tell(DemoDesk.DefaultSeed));
        Assert.NotEqual(first, await Tell(DemoDesk.DefaultSeed + 1));
    }

    [Theory, MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task A_desk_on_which_somebody_works_is_left_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await A.DeskIn(database);

        Assert.False(await Seed(database));
        Assert.False(await database.Db(db => db.Settings.AnyAsync(s => s.IsDemo)));
    }

    private static Task<bool> Seed(TestDatabase database) =>
        database.Db(db => db.SeedDemoDeskAsync(database.Now, CancellationToken.None));

    private static async Task<List<string>> Tell(int seed)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Db(db => db.SeedDemoDeskAsync(database.Now, CancellationToken.None, seed));
        return await Tell(database);
    }

    private static async Task<List<string>> Tell(TestDatabase database) =>
        [.. (await DemoInvariants.Read(database)).Select(t =>
            $"{t.Number} {t.Title} {t.Customer!.Name} {t.CreatedAt:O} {t.State} {t.Tier} {t.Owner?.Name} {string.Join(' ', t.Events.Select(e => $"{e.Kind} {e.At:O}"))}")];
}

/// <summary>One demo desk for the tests that only look at it.</summary>
public sealed class SeededDesk : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        await Database.Db(db => db.SeedDemoDeskAsync(Database.Now, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
