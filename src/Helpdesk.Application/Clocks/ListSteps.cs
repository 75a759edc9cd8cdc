using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Clocks;

/// <summary>All steps, by the clock they belong to and in the order in which they come.</summary>
public static class ListSteps
{
    /// <summary>What was taken in so many days is counted.</summary>
    public const int Days = 30;

    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Taken">How often in the last <see cref="Days"/> days.</param>
    public sealed record Row(long Id, string Name, ClockKind Clock, string? Agreement, StepMoment Moment, StepActions Actions, bool Active, int Taken);

    internal sealed class Handler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken cancellationToken)
        {
            var since = time.GetUtcNow().AddDays(-Days);
            var rows = await db.ClockSteps.AsNoTracking().Select(s => new
            {
                Step = s,
                Agreement = db.Agreements.Where(a => a.Id == s.AgreementId).Select(a => a.Name).FirstOrDefault(),
                Taken = db.ClockStepRuns.Count(r => r.StepId == s.Id && r.Done != StepActions.None && r.At >= since),
            }).ToListAsync(cancellationToken);
            return
            [
                .. from r in rows
                   let s = r.Step
                   orderby s.Clock, Rank(s.Moment), s.Name
                   select new Row(s.Id, s.Name, s.Clock, r.Agreement, s.Moment, s.Actions, s.Active, r.Taken),
            ];
        }

        /// <summary>Before, at and after the due time; percent are put among them as if a hundred were the due time.</summary>
        private static double Rank(StepMoment moment) => moment.Measure switch
        {
            StepMeasure.Percent => (moment.Amount - 100) / 100.0,
            StepMeasure.Before => -moment.Amount / (double)StepMoment.MostMinutes,
            StepMeasure.After => moment.Amount / (double)StepMoment.MostMinutes,
        };
    }
}
