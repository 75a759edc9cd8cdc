using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using MediatR;

namespace Helpdesk.Application.Guidelines;

/// <summary>The current version of a guideline in use, with what I acknowledged of it.</summary>
public static class ReadGuideline
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query(long Guideline) : IQuery<Result>;

    /// <param name="Acknowledged">When I acknowledged this version.</param>
    /// <param name="Before">The version that I acknowledged before; null for none.</param>
    public sealed record Result(
        long Id, LocalizedText Title, int Number, LocalizedText Body, DateTimeOffset PublishedAt, DateTimeOffset? RequiredFrom, DateTimeOffset? Acknowledged, int? Before);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Result>
    {
        public Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var mine = db.Acknowledgements.Where(k => k.AgentId == current.User.Agent && k.GuidelineId == query.Guideline);
            return (
                from g in db.Guidelines
                from v in g.Versions
                where g.Id == query.Guideline && g.Active && v.Number == g.Current
                select new Result(
                    g.Id, g.Title, v.Number, v.Body, v.PublishedAt, g.RequiredFrom,
                    mine.Where(k => k.Number == v.Number).Select(k => (DateTimeOffset?)k.At).FirstOrDefault(),
                    mine.Where(k => k.Number < v.Number).Max(k => (int?)k.Number))).FirstOrNotFound(cancellationToken);
        }
    }
}
