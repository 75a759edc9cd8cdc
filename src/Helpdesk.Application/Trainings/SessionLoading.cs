using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Trainings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Trainings;

internal static class SessionLoading
{
    /// <summary>To be changed, with everybody in it. Two who change it at once collide, whatever rows they change.</summary>
    public static async Task<TrainingSession> SessionAsync(this HelpdeskDbContext db, long id, CancellationToken cancellationToken)
    {
        var session = await db.Sessions.Include(s => s.Enrolments).ByIdOrNotFound(id, cancellationToken);
        db.Touch(session);
        return session;
    }

    /// <summary>Who is in a session, as far as the reader may know: a provider's people see their colleagues, of others how many.</summary>
    public static async Task<SessionPeople> PeopleAsync(
        this HelpdeskDbContext db, TrainingSession session, CurrentUser user, CancellationToken cancellationToken)
    {
        var (participants, waiting) = (session.Participants.ToList(), session.WaitingList.ToList());
        var ids = participants.Concat(waiting).Select(e => e.AgentId).ToList();
        var names = await db.Agents.VisibleTo(user).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);
        return new(Rows(participants), Rows(waiting), participants.Count, waiting.Count);

        IReadOnlyList<SessionPerson> Rows(List<Enrolment> people) =>
        [
            .. people.Index().Where(e => names.ContainsKey(e.Item.AgentId)).Select(e => new SessionPerson(
                e.Item.AgentId, names[e.Item.AgentId], e.Index + 1, e.Item.EnrolledAt, e.Item.PlaceAt, e.Item.Attended, e.Item.Score, e.Item.Passed)),
        ];
    }
}

/// <param name="Participants">Whom the reader may see of those who have a place.</param>
/// <param name="Waiting">Whom the reader may see of those who wait.</param>
/// <param name="Taken">How many have a place.</param>
/// <param name="Queued">How many wait.</param>
public sealed record SessionPeople(IReadOnlyList<SessionPerson> Participants, IReadOnlyList<SessionPerson> Waiting, int Taken, int Queued)
{
    public int OtherParticipants => Taken - Participants.Count;

    public int OthersWaiting => Queued - Waiting.Count;
}

/// <param name="Rank">Among those who have a place, or among those who wait.</param>
public sealed record SessionPerson(
    long Agent, string Name, int Rank, DateTimeOffset EnrolledAt, DateTimeOffset? PlaceAt, bool? Attended, int? Score, bool? Passed);
