using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>A step tried on the clocks of past tickets: when it would have been taken, and why not where it would not.</summary>
public static class ReplayStep
{
    public const int Most = 500;
    public const int MostDays = 365;

    [Requires(Permission.ManageDesk)]
    public sealed record Query : StepForm, IQuery<Result>
    {
        public int Days { get; init; } = 30;
    }

    /// <param name="IsCut">There were more clocks; the newest were looked at.</param>
    public sealed record Result(int Clocks, IReadOnlyList<Row> Taken, IReadOnlyList<Row> NotTaken, bool IsCut);

    /// <param name="At">When; null where the promise was kept, or the time stood, before it came so far.</param>
    /// <param name="WhyNot">By the ticket as it is now.</param>
    public sealed record Row(long Ticket, string Title, DateTimeOffset? At, IReadOnlyList<Reason> WhyNot)
    {
        public string Number => TicketNumber.Of(Ticket);
    }

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            Include(new StepForm.Validator());
            RuleFor(q => q.Days).InclusiveBetween(1, MostDays).WithMessage("Validation.Range");
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, PromiseBook book, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            query.ToRule().CanBe().OrThrow();
            var (now, rule) = (time.GetUtcNow(), query.ToRule());
            var since = now.AddDays(-query.Days);
            var found = await (
                from c in db.Clocks.AsNoTracking()
                join t in db.Tickets.AsNoTracking() on c.TicketId equals t.Id
                where c.Kind == rule.Clock && c.StartedAt >= since && (rule.AgreementId == null || c.AgreementId == rule.AgreementId)
                orderby c.StartedAt descending
                select new { Clock = c, t.Id, t.Title, t.Priority, t.Tier, t.FamilyId, IsOwned = t.OwnerId != null }).Take(Most + 1).ToListAsync(cancellationToken);
            var looked = found.Take(Most).ToList();
            var ids = looked.Select(f => f.Id).Distinct().ToList();
            var spans = await db.Ledger.AsNoTracking().Where(s => ids.Contains(s.TicketId)).ToListAsync(cancellationToken);
            var (ledgers, known) = (spans.ToLookup(s => s.TicketId), await book.OfAsync(db, spans, cancellationToken));
            var rows = looked.Select(f =>
            {
                var ledger = new ClockBook([.. ledgers[f.Id]], [f.Clock], known.Hours);
                var at = StepTimes.At(rule.Moment, f.Clock, target => ledger.DueAt(f.Clock, target));
                var came = at <= (f.Clock.EndedAt ?? now) ? at : null;
                return new Row(f.Id, f.Title, came, came is null ? [] : rule.Condition.Holds(f.Priority, f.Tier, f.FamilyId, f.IsOwned).Reasons);
            }).ToLookup(r => r is { At: not null, WhyNot.Count: 0 });
            return new(looked.Count, [.. rows[true].OrderByDescending(r => r.At)], [.. rows[false]], found.Count > Most);
        }
    }
}
