using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Tickets;

internal static class TicketLoading
{
    private static readonly Expression<Func<IQueryable<Ticket>, IQueryable<Ticket>>> Verbs = tickets => tickets
        .Include(t => t.Stays.Where(s => s.Until == null))
        .Include(t => t.Skills)
        .Include(t => t.Offers.Where(o => o.State == OfferState.Open))
        .Include(t => t.Consults.Where(c => c.State == ConsultState.Asked))
        .Include(t => t.Answers.Where(a => a.IsCurrent))
        .Include(t => t.Escalations)
        .AsSplitQuery();

    private static readonly PerModel<Func<HelpdeskDbContext, long, IAsyncEnumerable<Ticket>>> ById = new(() =>
        EF.CompileAsyncQuery(Compilable.Query<Func<HelpdeskDbContext, long, IQueryable<Ticket>>>((db, id) => WithVerbs(db.Tickets.Where(t => t.Id == id)))));

    private static readonly PerModel<Func<HelpdeskDbContext, long, IAsyncEnumerable<Ticket>>> InTheirStays = new(() => EF.CompileAsyncQuery(
        (HelpdeskDbContext db, long id) => db.Tickets.Include(t => t.Stays.Where(s => s.Until == null)).Where(t => t.Id == id).AsSingleQuery()));

    /// <summary>A visible ticket to be worked on, with what its verbs need.</summary>
    public static async Task<Ticket> TicketForWork(this HelpdeskDbContext db, long id, CurrentUser user, CancellationToken cancellationToken)
    {
        var ticket = await db.VisibleTicket(id, user, cancellationToken);
        await db.MayWorkOnAsync(ticket, user, cancellationToken);
        return ticket;
    }

    /// <summary>Refuses what is with another employer.</summary>
    public static async Task MayWorkOnAsync(this HelpdeskDbContext db, Ticket ticket, CurrentUser user, CancellationToken cancellationToken)
    {
        var provider = user.ProviderId is null
            ? null
            : await db.Teams.Where(t => t.Id == ticket.TeamId).Select(t => t.ProviderId).FirstAsync(cancellationToken);
        user.MayWorkOn(ticket, provider).OrThrow();
    }

    /// <summary>A visible ticket with what its verbs need, but without its conversation, which they only add to.</summary>
    public static Task<Ticket> VisibleTicket(this HelpdeskDbContext db, long id, CurrentUser user, CancellationToken cancellationToken) =>
        db.Tickets.VisibleTo(user, db).ForVerbs().ByIdOrNotFound(id, cancellationToken);

    /// <summary>Tickets with what their verbs need.</summary>
    public static IQueryable<Ticket> ForVerbs(this IQueryable<Ticket> tickets) => tickets.Provider.CreateQuery<Ticket>(Verbs.On(tickets.Expression));

    /// <summary>The ticket with what its verbs need, whoever asks; null when there is none.</summary>
    public static ValueTask<Ticket?> TicketForVerbs(this HelpdeskDbContext db, long id, CancellationToken cancellationToken) =>
        ById.For(db)(db, id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The ticket with the stay it is in, in one statement: enough for its clocks and for what moves it nowhere; null when there is none.</summary>
    public static ValueTask<Ticket?> TicketInItsStay(this HelpdeskDbContext db, long id, CancellationToken cancellationToken) =>
        InTheirStays.For(db)(db, id).FirstOrDefaultAsync(cancellationToken);

    /// <summary>A question about this ticket, whatever became of it.</summary>
    public static Task<TicketConsult> ConsultOf(this HelpdeskDbContext db, Ticket ticket, long id, CancellationToken cancellationToken) =>
        db.Consults.Where(c => c.TicketId == ticket.Id).ByIdOrNotFound(id, cancellationToken);

    /// <summary>
    /// A form that comes twice with the same text says it once; one that comes back with another text, or for other readers, says something new.
    /// </summary>
    public static Guid KeyOf(Guid form, MessageKind kind, string text, bool inHouse = false) =>
        new(SHA256.HashData([.. form.ToByteArray(), (byte)((byte)kind | (inHouse ? 128 : 0)), .. Encoding.UTF8.GetBytes(text)]).AsSpan(0, 16));

    /// <summary>To the customer, to colleagues, or to the mentor whose release it waits for.</summary>
    public static async Task<bool> IsAlreadySaid(this HelpdeskDbContext db, Guid key, CancellationToken cancellationToken) =>
        await db.Messages.AnyAsync(m => m.Key == key, cancellationToken) || await db.Answers.AnyAsync(a => a.Key == key, cancellationToken);

    [WrittenAs(nameof(Verbs))]
    private static IQueryable<Ticket> WithVerbs(IQueryable<Ticket> tickets) => throw WrittenAsAttribute.OnlyInAQuery;
}
