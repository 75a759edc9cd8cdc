using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Products;

/// <summary>One family with its products and their generations.</summary>
public static class ShowFamily
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Id) : IQuery<Result>;

    public sealed record Result(
        long Id, LocalizedText Name, string Icon, bool Active, PacketField Mandatory, string Checklist, EscalationReasons Skips, IReadOnlyList<TimeBox> TimeBoxes, IReadOnlyList<ProductRow> Products)
    {
        public IReadOnlyList<PacketField> MandatoryFields => FamilyForm.Listed(Mandatory);

        public IReadOnlyList<EscalationReason> PlannedSkips => Skips.Listed();
    }

    public sealed record ProductRow(long Id, string Name, bool Active, IReadOnlyList<GenerationRow> Generations);

    public sealed record GenerationRow(long Id, string Name, Lifecycle Lifecycle, bool Active)
    {
        public int OpenTickets { get; init; }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var family = await db.Families.AsSplitQuery().Where(f => f.Id == query.Id).Select(f => new Result(
                f.Id, f.Name, f.Icon, f.Active, f.MandatoryFields, f.DiagnosticsChecklist, f.PlannedSkips, f.TimeBoxes,
                f.Products.OrderByDescending(p => p.Active).ThenBy(p => p.Id).Select(p => new ProductRow(
                    p.Id, p.Name, p.Active,
                    p.Generations.OrderByDescending(g => g.Active).ThenBy(g => g.Lifecycle).ThenBy(g => g.Id)
                        .Select(g => new GenerationRow(g.Id, g.Name, g.Lifecycle, g.Active)).ToList())).ToList()))
                .FirstOrNotFound(cancellationToken);
            var open = await db.Tickets.Where(t => t.IsActive && t.FamilyId == query.Id && t.GenerationId != null).GroupBy(t => t.GenerationId!.Value)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            return family with
            {
                Products = [.. family.Products.Select(p => p with
                {
                    Generations = [.. p.Generations.Select(g => g with { OpenTickets = open.GetValueOrDefault(g.Id) })],
                })],
            };
        }
    }
}
