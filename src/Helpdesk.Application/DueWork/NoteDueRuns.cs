using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.DueWork;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.DueWork;

/// <summary>What a node did in the last seconds is added to what is known of the hour, whichever node adds to it meanwhile.</summary>
public static class NoteDueRuns
{
    [Requires(Permission.RunTheDesk)]
    public sealed record Command(IReadOnlyList<Entry> Entries) : ICommand;

    /// <param name="Runs">With the failures.</param>
    public sealed record Entry(string Kind, int Runs, int Failures, TimeSpan WorstLateness, DateTimeOffset LastAt, TimeSpan LastTook, bool LastFailed);

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            // In one order on all nodes: two that wait for each other's rows would wait for ever.
            foreach (var entry in command.Entries.OrderBy(e => e.Kind, StringComparer.Ordinal))
            {
                await AddAsync(entry, cancellationToken);
            }

            return Unit.Value;
        }

        private async Task AddAsync(Entry e, CancellationToken cancellationToken)
        {
            var (hour, hourOfDay) = (DueRuns.HourOf(e.LastAt), e.LastAt.UtcDateTime.Hour);
            var rows = db.DueRuns.Where(r => r.Kind == e.Kind && r.HourOfDay == hourOfDay);
            var known = await rows.Where(r => r.Hour == hour).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.Runs, r => r.Runs + e.Runs).SetProperty(r => r.Failures, r => r.Failures + e.Failures)
                    .SetProperty(r => r.WorstLateness, r => r.WorstLateness < e.WorstLateness ? e.WorstLateness : r.WorstLateness)
                    .SetProperty(r => r.LastTook, r => r.LastAt <= e.LastAt ? e.LastTook : r.LastTook)
                    .SetProperty(r => r.LastFailed, r => r.LastAt <= e.LastAt ? e.LastFailed : r.LastFailed)
                    .SetProperty(r => r.LastAt, r => r.LastAt <= e.LastAt ? e.LastAt : r.LastAt),
                cancellationToken);

            // Whichever node comes first begins the row anew; the other one waits for it, finds no old row, and its insert, refused, runs the command again.
            var begun = known > 0 ? known : await rows.Where(r => r.Hour != hour).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.Hour, hour).SetProperty(r => r.Runs, e.Runs).SetProperty(r => r.Failures, e.Failures)
                    .SetProperty(r => r.WorstLateness, e.WorstLateness).SetProperty(r => r.LastAt, e.LastAt)
                    .SetProperty(r => r.LastTook, e.LastTook).SetProperty(r => r.LastFailed, e.LastFailed),
                cancellationToken);
            if (begun == 0)
            {
                db.DueRuns.Add(new(e.Kind, e.LastAt, e.LastTook, e.LastFailed, e.Runs, e.Failures, e.WorstLateness));
            }
        }
    }
}
