using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Application.Tickets;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>How long First Level tries on problems of a family, by category. Open tickets follow it from now on; what was worked on them counts.</summary>
public static class ChangeTimeBoxes
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Family) : IQuery<Form>;

    /// <param name="Topics">The categories of the family, in the order of the rows after the first, which is for everything else.</param>
    public sealed record Form(LocalizedText Family, Command Input, IReadOnlyList<AgreementChoices.Family> Topics, IReadOnlyList<AgreementChoices.Named> Calendars);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public long Family { get; init; }

        public int Version { get; init; }

        /// <summary>By whose hours the time is counted; none for around the clock.</summary>
        public long? CalendarId { get; init; }

        public IList<Row> Rows { get; init; } = [];
    }

    public sealed record Row
    {
        /// <summary>None for everything that has no row of its own.</summary>
        public long? TopicId { get; init; }

        /// <summary>None for no limit, and in a category for that of everything else.</summary>
        public int? Minutes { get; init; }
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleForEach(c => c.Rows).ChildRules(row =>
            row.RuleFor(r => r.Minutes).InclusiveBetween(1, TimeBox.MostMinutes).WithMessage("Validation.Range"));
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken)
        {
            var family = await db.Families.AsNoTracking().ByIdOrNotFound(query.Family, cancellationToken);
            var topics = await db.CategoriesOf(query.Family).OrderBy(t => t.Id).Select(t => new AgreementChoices.Family(t.Id, t.Name)).ToListAsync(cancellationToken);
            var calendars = await db.CalendarsToNameAsync(cancellationToken);
            return new(
                family.Name,
                new()
                {
                    Family = family.Id, Version = family.Version,
                    CalendarId = family.TimeBoxes.Count > 0 ? family.TimeBoxCalendarId : calendars is [var only] ? only.Id : null,
                    Rows = [.. topics.Select(t => (long?)t.Id).Prepend(null).Select(id => new Row { TopicId = id, Minutes = family.TimeBoxes.FirstOrDefault(b => b.TopicId == id)?.Minutes })],
                },
                topics, calendars);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var family = (await db.Families.ByIdOrNotFound(command.Family, cancellationToken)).Expect(command.Version);
            var topics = await db.CategoriesOf(family.Id).Select(t => t.Id).ToListAsync(cancellationToken);
            (await db.CalendarExistsAsync(command.CalendarId, nameof(command.CalendarId), cancellationToken))
                .And(AgreementChanging.Exists(command.Rows.All(r => r.TopicId is not { } id || topics.Contains(id)), nameof(command.Rows)))
                .OrThrow();

            family.SetTimeBoxes(new([.. command.Rows.Where(r => r.Minutes is not null).Select(r => new TimeBox(r.TopicId, r.Minutes!.Value))], command.CalendarId));
            await ClockSweep.PlanAsync(db, time.GetUtcNow(), cancellationToken);
            return Unit.Value;
        }
    }
}
