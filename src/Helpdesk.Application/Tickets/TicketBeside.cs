using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

/// <summary>What stands beside a ticket, in one statement: the customer's other tickets, what it follows or is followed by, and what specialists were asked.</summary>
/// <param name="Others">At most <see cref="MostOthers"/> and one more.</param>
/// <param name="Linked">What it follows, and what follows it, the oldest first.</param>
/// <param name="Questions">The newest first, without those that nobody needed to answer any more.</param>
public sealed record TicketBeside(IReadOnlyList<TicketBeside.Other> Others, IReadOnlyList<TicketBeside.Other> Linked, IReadOnlyList<TicketBeside.Question> Questions)
{
    public const int MostOthers = 5;
    public const int MostLinked = 10;

    private const int IsOther = 0;
    private const int IsQuestion = 1;
    private const int IsLinked = 2;

    public sealed record Other(long Id, string Title, TicketState State, DateTimeOffset CreatedAt);

    /// <param name="Answer">The answer or, where it was declined, why.</param>
    /// <param name="Override">Why a lead let the specialist pass; null where their qualifications did.</param>
    public sealed record Question(
        long Id, string Text, LocalizedText Topic, SkillLevel Level, Tier Tier, ConsultState State, string By, DateTimeOffset AskedAt,
        long AgentId, string Agent, string Answer, DateTimeOffset? EndedAt, string? Override);

    private static readonly PerModel<Func<HelpdeskDbContext, long, long, long?, long?, IAsyncEnumerable<Row>>> Rows = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, long, long?, long?, IQueryable<Row>>>((db, customer, ticket, before, provider) =>
            db.Tickets.Where(t => t.CustomerId == customer && t.Id != ticket && (provider == null || Visibility.IsWith(db, t, provider)))
                .OrderByDescending(t => t.CreatedAt).Take(MostOthers + 1)
                .Select(t => new Row
                {
                    Part = IsOther, Id = t.Id, Text = t.Title, State = (int)t.State, At = t.CreatedAt, EndedAt = t.ResolvedAt,
                    AgentId = t.CustomerId, Tier = (int)t.Tier, Level = 0, TopicEn = "", TopicDe = "", By = "", Agent = "", Answer = "", Override = "",
                })
                .Concat(db.Tickets.Where(t => (t.Id == before || t.FollowsId == ticket) && (provider == null || Visibility.IsWith(db, t, provider)))
                    .OrderBy(t => t.Id).Take(MostLinked)
                    .Select(t => new Row
                    {
                        Part = IsLinked, Id = t.Id, Text = t.Title, State = (int)t.State, At = t.CreatedAt, EndedAt = t.ResolvedAt,
                        AgentId = t.CustomerId, Tier = (int)t.Tier, Level = 0, TopicEn = "", TopicDe = "", By = "", Agent = "", Answer = "", Override = "",
                    }))
                .Concat(db.Consults.Where(c => c.TicketId == ticket && c.State != ConsultState.Ended)
                    .Select(c => new Row
                    {
                        Part = IsQuestion, Id = c.Id, Text = c.Question, State = (int)c.State, At = c.AskedAt, EndedAt = c.EndedAt,
                        AgentId = c.AgentId, Tier = (int)c.Tier, Level = (int)c.Level,
                        TopicEn = db.Topics.Where(x => x.Id == c.TopicId).Select(x => x.Name.En).First(),
                        TopicDe = db.Topics.Where(x => x.Id == c.TopicId).Select(x => x.Name.De).First(),
                        By = Visibility.AgentNamed(db, provider, c.AskedById)!,
                        Agent = Visibility.AgentNamed(db, provider, c.AgentId)!,
                        Answer = c.Answer,
                        Override = db.Overrides.Where(o => o.Id == c.OverrideId).Select(o => o.Reason).FirstOrDefault(),
                    })))));

    /// <param name="db">Where to read.</param>
    /// <param name="ticket">One that the user may see.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<TicketBeside> ReadAsync(HelpdeskDbContext db, Ticket ticket, CurrentUser reader, CancellationToken cancellationToken)
    {
        var rows = await Rows.For(db)(db, ticket.CustomerId, ticket.Id, ticket.FollowsId, reader.ProviderId).ToListAsync(cancellationToken);
        return new(
            [.. rows.Where(r => r.Part == IsOther).OrderByDescending(r => r.At).Select(AsOther)],
            [.. rows.Where(r => r.Part == IsLinked).OrderBy(r => r.Id).Select(AsOther)],
            [.. rows.Where(r => r.Part == IsQuestion).OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Select(r => new Question(
                r.Id, r.Text, new(r.TopicEn, r.TopicDe), (SkillLevel)r.Level, (Tier)r.Tier, (ConsultState)r.State, r.By, r.At, r.AgentId, r.Agent, r.Answer, r.EndedAt, r.Override))]);
    }

    private static Other AsOther(Row row) => new(row.Id, row.Text, (TicketState)row.State, row.At);

    /// <summary>All kinds alike, named one by one: a set operation is translated for such rows only.</summary>
    private sealed record Row
    {
        public int Part { get; init; }

        public long Id { get; init; }

        public string Text { get; init; } = "";

        public int State { get; init; }

        public DateTimeOffset At { get; init; }

        public DateTimeOffset? EndedAt { get; init; }

        public long AgentId { get; init; }

        public int Tier { get; init; }

        public int Level { get; init; }

        public string TopicEn { get; init; } = "";

        public string TopicDe { get; init; } = "";

        public string By { get; init; } = "";

        public string Agent { get; init; } = "";

        public string Answer { get; init; } = "";

        public string? Override { get; init; }
    }
}
