using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Tests.Demo;

/// <summary>What holds of every ticket that people really worked on must hold of invented ones too.</summary>
internal static class DemoInvariants
{
    public static Task<List<Ticket>> Read(TestDatabase database) => database.Db(db => db.Tickets.AsNoTracking()
        .Include(t => t.Customer).Include(t => t.Owner).Include(t => t.Messages).Include(t => t.Events).Include(t => t.Stays)
        .Include(t => t.Skills).Include(t => t.Escalations).ThenInclude(e => e.Steps).Include(t => t.Assignments).ThenInclude(a => a.Proofs)
        .Include(t => t.Consults).ThenInclude(c => c.Proofs)
        .AsSplitQuery().OrderBy(t => t.Id).ToListAsync());

    public static async Task Hold(TestDatabase database, IReadOnlyList<Ticket> tickets, DateTimeOffset? asOf = null)
    {
        var qualifications = await database.Db(db => db.Qualifications.AsNoTracking().ToDictionaryAsync(q => q.Id));
        var skills = await database.Db(db => db.Skills.AsNoTracking().ToDictionaryAsync(s => s.Id));
        var overrides = await database.Db(db => db.Overrides.AsNoTracking().ToDictionaryAsync(o => o.Id));
        var traineeships = await database.Db(db => db.Traineeships.AsNoTracking().ToDictionaryAsync(t => t.Id));
        Assert.All(tickets, ticket =>
        {
            TimesAreInOrder(ticket, asOf ?? database.Now);
            StaysFollowEachOther(ticket);
            EscalationsAreComplete(ticket);
            OwnerWasAssigned(ticket);
            foreach (var assignment in ticket.Assignments)
            {
                WasQualified(ticket, assignment, qualifications, skills, overrides, traineeships);
            }

            foreach (var consult in ticket.Consults)
            {
                KnewTheTopic(ticket, consult, qualifications, skills);
            }
        });
    }

    private static void TimesAreInOrder(Ticket ticket, DateTimeOffset now)
    {
        var events = ticket.Events.OrderBy(e => e.Id).ToList();
        Assert.Equal(TicketEventKind.Reported, events[0].Kind);
        Assert.Equal(ticket.CreatedAt, events[0].At);
        Assert.Equal(events.Select(e => e.At).Order(), events.Select(e => e.At));
        Assert.Equal(ticket.UpdatedAt, events[^1].At);
        Assert.True(events[^1].At <= now);

        var messages = ticket.Messages.OrderBy(m => m.Id).Select(m => m.At).ToList();
        Assert.Equal(messages.Distinct().Order(), messages);
        Assert.All(messages, at => Assert.True(at <= now));
        Assert.Equal(ticket.State == TicketState.Closed, ticket.ClosedAt is not null);
        Assert.True(ticket.ResolvedAt is not { } resolved || ticket.State >= TicketState.Resolved && resolved <= now);
        Assert.Equal(ticket.State.IsActive(), ticket.IsActive);
    }

    private static void StaysFollowEachOther(Ticket ticket)
    {
        var stays = ticket.Stays.OrderBy(s => s.Id).ToList();
        Assert.Equal((Tier.First, ticket.CreatedAt), (stays[0].Tier, stays[0].From));
        Assert.Equal((ticket.Tier, ticket.TeamId), (stays[^1].Tier, stays[^1].TeamId));
        Assert.Equal(ticket.ClosedAt, stays[^1].Until);
        Assert.Equal(stays.Skip(1).Select(s => (DateTimeOffset?)s.From), stays.SkipLast(1).Select(s => s.Until));
    }

    private static void EscalationsAreComplete(Ticket ticket) => Assert.All(ticket.Escalations, escalation => Assert.True(
        escalation.Packet.IsComplete(escalation.ToTier, PacketField.None, [.. escalation.Steps.Select(s => new TriedStep(s.Step, s.Result))]).IsAllowed));

    private static void OwnerWasAssigned(Ticket ticket)
    {
        if (ticket.OwnerId is { } owner)
        {
            Assert.Contains(ticket.Assignments, a => a.AgentId == owner && a.Tier == ticket.Tier);
        }
    }

    private static void KnewTheTopic(Ticket ticket, TicketConsult consult, Dictionary<long, Qualification> qualifications, Dictionary<long, Skill> skills)
    {
        Assert.NotEqual(ticket.OwnerId, consult.AgentId);
        Assert.True(consult.Tier > ticket.Tier && (consult.EndedAt is null || consult.EndedAt > consult.AskedAt));
        Assert.Contains(consult.Proofs.Select(p => qualifications[p.QualificationId]), q =>
            q.AgentId == consult.AgentId && q.StatusAt(consult.AskedAt).Counts() && q.Level >= consult.Level
            && (skills[q.SkillId].TopicId, skills[q.SkillId].FamilyId) == (consult.TopicId, ticket.FamilyId));
    }

    private static void WasQualified(
        Ticket ticket, TicketAssignment assignment, Dictionary<long, Qualification> qualifications,
        Dictionary<long, Skill> skills, Dictionary<long, GateOverride> overrides, Dictionary<long, Traineeship> traineeships)
    {
        var held = assignment.Proofs.Select(p => qualifications[p.QualificationId]).ToList();
        Assert.All(held, q =>
        {
            Assert.Equal(assignment.AgentId, q.AgentId);
            Assert.Equal(ticket.FamilyId, skills[q.SkillId].FamilyId);
            Assert.True(q.StatusAt(assignment.At).Counts());
        });

        if (assignment.OverrideId is { } id)
        {
            var pass = overrides[id];
            Assert.Equal((assignment.AgentId, assignment.Tier, ticket.FamilyId), (pass.AgentId, pass.Tier, pass.FamilyId));
            Assert.InRange(assignment.At, pass.GrantedAt, pass.ValidUntil);
            return;
        }

        if (assignment.TraineeshipId is { } learning)
        {
            var traineeship = traineeships[learning];
            Assert.Equal((assignment.AgentId, assignment.Tier, ticket.FamilyId), (traineeship.AgentId, traineeship.Tier, traineeship.FamilyId));
            Assert.InRange(assignment.At, traineeship.From, traineeship.Until);
            return;
        }

        var asked = ticket.Escalations.Where(e => e.ToTier == assignment.Tier && e.SentAt <= assignment.At).OrderBy(e => e.SentAt).LastOrDefault();
        Assert.Contains(held, q => q.Level >= TicketSkill.LevelFor(assignment.Tier) && (asked is null || skills[q.SkillId].TopicId == asked.TopicId));
    }
}
