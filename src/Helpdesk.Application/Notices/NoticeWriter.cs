using System.Linq.Expressions;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Notices;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Notices;

/// <summary>
/// Tells people, in the transaction of what they are told: nothing that did not happen is told, and nothing that happened is kept
/// from them. Nobody is told what they did themselves. Each way that somebody chose has its row: a notice, a mail in the outbox.
/// </summary>
internal sealed class NoticeWriter(HelpdeskDbContext db, ICurrentUser current)
{
    private readonly HashSet<object> told = new(ReferenceEqualityComparer.Instance);

    /// <summary>What follows from what this command saved. Where it changed no ticket and raised no alert, it costs no statement.</summary>
    /// <returns>Whether there is something to save.</returns>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        var written = false;
        foreach (var ticket in db.Tickets.Local.ToList())
        {
            foreach (var happened in ticket.Events.Where(told.Add).ToList())
            {
                if (TicketNews.Of(ticket, happened) is { } news)
                {
                    written |= await TellAsync(news.AgentIds, news.Kind, ticket.Id, news.Reason, happened.At, cancellationToken);
                }
            }
        }

        foreach (var alert in db.Alerts.Local.Where(a => a.IsNews && told.Add(a)).ToList())
        {
            written |= await WriteAsync(WhoReads(alert), NoticeKind.Alert, null, ReasonJson.Read(alert.Text), alert.RaisedAt, cancellationToken);
        }

        return written;
    }

    /// <summary>
    /// Tells these people, as each of them chose. Written with the next save of the transaction that asks for it. Whoever does this
    /// themselves, has left the desk, or may not see the ticket, is told nothing.
    /// </summary>
    /// <param name="agentIds">Whom; each is told once.</param>
    /// <param name="kind">What it is, which decides the way it takes.</param>
    /// <param name="ticketId">What it is about, and leads to; null for no ticket.</param>
    /// <param name="reason">The text. It names no people: a service provider's people read it as well.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether somebody is told.</returns>
    public async Task<bool> TellAsync(
        IReadOnlyCollection<long> agentIds, NoticeKind kind, long? ticketId, Reason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var others = agentIds.Where(id => id != current.User.AgentId).Distinct().ToList();
        return others.Count > 0 && await WriteAsync(db.Agents.Where(a => others.Contains(a.Id)), kind, ticketId, reason, now, cancellationToken);
    }

    /// <summary>The leads for whom the alert exists, and the person it is about.</summary>
    private IQueryable<Agent> WhoReads(Alert alert)
    {
        var (me, provider, about) = (current.User.AgentId, alert.ProviderId, alert.AgentId);
        return db.Agents.Where(a => a.Id != me
            && (a.Id == about || (a.Role >= AgentRole.Lead && (a.ProviderId == null || a.ProviderId == provider))));
    }

    /// <summary>A text names the ticket's number and title: only who may see it is told.</summary>
    private Expression<Func<Agent, bool>> MaySee(long? ticketId) => ticketId is not { } id
        ? a => true
        : Compilable.Query<Func<Agent, bool>>(a => a.ProviderId == null || db.Tickets.Any(t => t.Id == id && Visibility.IsWith(db, t, a.ProviderId)));

    private async Task<bool> WriteAsync(
        IQueryable<Agent> to, NoticeKind kind, long? ticketId, Reason reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await (
            from a in to.AsNoTracking().Where(MaySee(ticketId))
            join u in db.Users on a.Id equals u.AgentId into accounts
            from account in accounts.DefaultIfEmpty()
            join c in db.NoticeChoices.Where(c => c.Kind == kind) on a.Id equals c.AgentId into choices
            from choice in choices.DefaultIfEmpty()
            where a.Active
            select new { Agent = a, Language = (Language?)account!.Language, InProduct = (bool?)choice!.InProduct, ByMail = (bool?)choice!.ByMail })
            .ToListAsync(cancellationToken);

        var written = false;
        foreach (var person in people)
        {
            var usual = NoticeWays.Usual(kind);
            if (person.InProduct ?? usual.InProduct)
            {
                db.Notices.Add(new Notice(person.Agent.Id, kind, ticketId, reason, now));
                written = true;
            }

            // Without an account nobody has confirmed the address yet.
            if (person.Language is { } language && (person.ByMail ?? usual.ByMail))
            {
                db.Outbox.Add(new OutgoingMail(person.Agent, language, kind, ticketId, reason, now));
                written = true;
            }
        }

        return written;
    }
}
