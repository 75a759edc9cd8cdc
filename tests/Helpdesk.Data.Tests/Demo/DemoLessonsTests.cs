using Helpdesk.Data.Demo;
using Helpdesk.Data.Seeding;
using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Trainings;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests.Demo;

public sealed class DemoLessonsTests
{
    [Fact]
    public async Task Somebody_passed_failed_stayed_away_and_waits_and_not_everybody_has_read()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.Db(async db =>
        {
            await db.EnsureDefaultsAsync(CancellationToken.None);
            await db.SeedDemoDeskAsync(database.Now, CancellationToken.None, withTickets: false);
        });

        var sessions = await database.Db(db => db.Sessions.AsNoTracking().Include(s => s.Enrolments).OrderBy(s => s.StartsAt).ToListAsync());
        Assert.Equal([SessionPhase.Finished, SessionPhase.Planned, SessionPhase.Planned], sessions.Select(s => s.PhaseAt(database.Now)));
        Assert.Equal([(true, true), (true, false), (false, false)], sessions[0].Participants.Select(p => (p.Attended!.Value, p.Passed!.Value)));
        Assert.All(sessions, s => Assert.All(s.Enrolments, e => Assert.True(e.EnrolledAt < s.StartsAt && e.EnrolledAt <= database.Now)));
        Assert.Equal((sessions[1].Places, 2), (sessions[1].Participants.Count(), sessions[1].WaitingList.Count()));
        Assert.True(sessions[2].Participants.Count() < sessions[2].Places);

        var earned = await database.Db(db => db.Qualifications.AsNoTracking().SingleAsync(q => q.SessionId == sessions[0].Id));
        Assert.Equal((sessions[0].EndsAt, QualificationStatus.Valid), (earned.ValidFrom, earned.StatusAt(database.Now)));
        Assert.NotEqual(earned.AgentId, earned.VerifiedById);

        var (guidelines, people) = (await database.Db(db => db.Guidelines.AsNoTracking().ToListAsync()), await database.Db(db => db.Agents.CountAsync()));
        var read = await database.Db(db => db.Acknowledgements.AsNoTracking().Where(k => !k.Superseded).ToListAsync());
        Assert.All(guidelines, g => Assert.InRange(read.Count(k => k.GuidelineId == g.Id && k.Number == g.Current), 1, people - 1));
        Assert.Contains(guidelines, g => g.Current == 2 && Guideline.RequiredAt(g.Current, g.Settled, g.RequiredFrom, database.Now) == 1);
    }
}
