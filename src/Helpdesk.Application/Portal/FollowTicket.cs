using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>What a customer reads of their ticket. Looking changes nothing.</summary>
public static class FollowTicket
{
    public const int MostLinked = 10;

    [Requires(Permission.Everyone)]
    public sealed record Query(TicketAccess Access) : IQuery<Result>;

    public sealed record Result
    {
        public required string Number { get; init; }

        public required string Title { get; init; }

        public required CustomerStatus Status { get; init; }

        public required LocalizedText Family { get; init; }

        public required Device Device { get; init; }

        public required string Company { get; init; }

        public required DateTimeOffset ReportedAt { get; init; }

        /// <summary>What comes next, and when; null where nothing was promised.</summary>
        public required CustomerPromise? Promise { get; init; }

        public required DateTimeOffset? UrgentSince { get; init; }

        /// <summary>Whether the ticket stands in anybody's list, and whether in the reader's.</summary>
        public required bool IsListed { get; init; }

        public required bool IsMine { get; init; }

        public required IReadOnlyList<HistoryLine> History { get; init; }

        public required Verdict Reply { get; init; }

        public required Verdict Confirm { get; init; }

        public required Verdict Reopen { get; init; }

        public required Verdict RequestEscalation { get; init; }

        /// <summary>To report it again, once it is too late for reopening.</summary>
        public required Verdict FollowUp { get; init; }

        /// <summary>What it follows, and what follows it, as far as it stands in the reader's list.</summary>
        public required IReadOnlyList<Linked> Linked { get; init; }

        public required IReadOnlyList<CustomerStatus> Path { get; init; }

        /// <summary>How far along the path it is.</summary>
        public required int Step { get; init; }
    }

    /// <param name="IsEarlier">It was there before; otherwise it follows.</param>
    public sealed record Linked(long Id, string Title, bool IsEarlier)
    {
        public string Number => TicketNumber.Of(Id);
    }

    public sealed record Device(string? Product, string? Generation, string SerialNumber, Offered Offered);

    /// <summary>As much of the choice of a device as a new report can still begin with.</summary>
    public sealed record Offered(long? Family, long? Product, long? Generation);

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await db.Tickets.AsNoTracking().Behind(query.Access, current.User).Select(t => new
            {
                Ticket = t,
                Family = db.Families.First(f => f.Id == t.FamilyId).Name,
                Product = db.Products.Where(p => p.Id == t.ProductId).Select(p => p.Name).FirstOrDefault(),
                Generation = db.Generations.Where(g => g.Id == t.GenerationId).Select(g => g.Name).FirstOrDefault(),
                Offered = new Offered(
                    db.Families.Where(f => f.Id == t.FamilyId && f.Active).Select(f => (long?)f.Id).FirstOrDefault(),
                    db.Products.Where(p => p.Id == t.ProductId && p.Active && db.Families.Any(f => f.Id == p.FamilyId && f.Active)).Select(p => (long?)p.Id).FirstOrDefault(),
                    db.Generations.Where(g => g.Id == t.GenerationId && g.Active && db.Products.Any(p => p.Id == g.ProductId && p.Active)).Select(g => (long?)g.Id).FirstOrDefault()),
                Company = db.Settings.OrderBy(s => s.Id).Select(s => s.CompanyName).First(),
                ReopenDays = db.Settings.OrderBy(s => s.Id).Select(s => s.ReopenDays).First(),
            }).FirstOrNotFound(cancellationToken);
            var ticket = found.Ticket;
            var path = PathOf(ticket.Tier);

            return new Result
            {
                Number = ticket.Number,
                Title = ticket.Title,
                Status = CustomerStatuses.Of(ticket.State, ticket.Tier),
                Family = found.Family,
                Device = new(found.Product, found.Generation, ticket.SerialNumber, found.Offered),
                Company = found.Company,
                ReportedAt = ticket.CreatedAt,
                Promise = CustomerPromise.Of(await OpenClocksAsync(ticket, cancellationToken), ticket.NextNewsAt),
                UrgentSince = ticket.EscalationRequestedAt,
                IsListed = ticket.AccountId is not null,
                IsMine = ticket.AccountId is { } account && account == current.User.AccountId,
                History = await HistoryAsync(ticket.Id, cancellationToken),
                Reply = ticket.CanCustomerReply(),
                Confirm = ticket.CanConfirm(),
                Reopen = ticket.CanReopen(found.ReopenDays, time.GetUtcNow()),
                RequestEscalation = ticket.CanRequestEscalation(),
                FollowUp = ticket.CanBeFollowed(found.ReopenDays, time.GetUtcNow()),
                Linked = await LinkedAsync(ticket, cancellationToken),
                Path = path,
                Step = ticket.State switch
                {
                    TicketState.New => 0,
                    TicketState.Open or TicketState.WaitingForCustomer or TicketState.WaitingForThirdParty => path.Count - 2,
                    TicketState.Resolved => path.Count - 1,
                    TicketState.Closed => path.Count,
                },
            };
        }

        private async Task<IReadOnlyList<TicketClock>> OpenClocksAsync(Ticket ticket, CancellationToken cancellationToken) => ticket.IsActive
            ? await db.Clocks.AsNoTracking().Where(c => c.TicketId == ticket.Id && c.EndedAt == null).ToListAsync(cancellationToken)
            : [];

        /// <summary>The steps a customer knows; specialists stand in it only for a ticket that came to them.</summary>
        private static List<CustomerStatus> PathOf(Tier tier) =>
        [
            CustomerStatus.Received, CustomerStatus.WorkingOnIt,
            .. tier >= Tier.Second ? new[] { CustomerStatus.WithASpecialist } : [],
            .. tier >= Tier.Third ? new[] { CustomerStatus.DevelopersExamineIt } : [],
            CustomerStatus.SolvedPleaseConfirm,
        ];

        /// <summary>A private link opens one ticket: others are known only to the account in whose list they stand.</summary>
        private async Task<IReadOnlyList<Linked>> LinkedAsync(Ticket ticket, CancellationToken cancellationToken)
        {
            var (id, before) = (ticket.Id, ticket.FollowsId);
            return current.User.AccountId is not { } account ? [] : await db.Tickets.AsNoTracking()
                .Where(t => t.AccountId == account && (t.Id == before || t.FollowsId == id)).OrderBy(t => t.Id)
                .Select(t => new Linked(t.Id, t.Title, t.Id == before)).Take(MostLinked).ToListAsync(cancellationToken);
        }

        private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(long ticket, CancellationToken cancellationToken)
        {
            var messages = await db.Messages.AsNoTracking().Where(m => m.TicketId == ticket && m.Kind == MessageKind.Public).OrderBy(m => m.At).ThenBy(m => m.Id)
                .Select(m => new MessageFact(m.At, m.AuthorKind, m.AuthorName, m.Body)).ToListAsync(cancellationToken);
            var events = await db.Events.AsNoTracking().Where(e => e.TicketId == ticket).OrderBy(e => e.At).ThenBy(e => e.Id)
                .Select(e => new EventFact(e.At, e.Kind, e.ActorKind, e.Detail)).ToListAsync(cancellationToken);
            var stays = await db.Stays.AsNoTracking().Where(s => s.TicketId == ticket).OrderBy(s => s.From).ThenBy(s => s.Id)
                .Select(s => new StayFact(s.From, s.Tier)).ToListAsync(cancellationToken);
            return TicketHistory.Of(messages, events, stays);
        }
    }
}
