using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>
/// It is not solved after all, and too late to reopen: a new ticket about the same device, which names the old one. The customer says
/// only what fails now. The answer is the token of the new private link.
/// </summary>
public static class FollowUp
{
    [Requires(Permission.Everyone)]
    public sealed record Command : ICommand<SecretToken>
    {
        public TicketAccess Access { get; init; } = new();

        public string Secret { get; init; } = ReportForm.New().Secret;

        public string Body { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Secret).Must(s => new ReportForm(s).IsGenuine).WithMessage("Validation.NotUnderstood");
            RuleFor(c => c.Body).RequiredText(TicketMessage.BodyMaxLength).WithMessage("Validation.MessageNeeded");
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, SecretToken>
    {
        public async Task<SecretToken> Handle(Command command, CancellationToken cancellationToken)
        {
            var form = new ReportForm(command.Secret);
            var (old, family, reopenDays) = await OldAsync(command.Access, cancellationToken);
            if (!await db.IsReportedAsync(form, old.Title, command.Body, cancellationToken))
            {
                var now = time.GetUtcNow();
                old.CanBeFollowed(reopenDays, now).OrThrow();
                var customer = await db.Customers.SingleAsync(c => c.Id == old.CustomerId, cancellationToken);

                // What the desk no longer offers is still what the customer has.
                db.Tickets.Add(Ticket.Report(
                    new Report(
                        form.Key, customer, old.AccountId, old.Language, old.FamilyId, old.ProductId, old.GenerationId, old.SerialNumber, old.Title, command.Body,
                        await db.FirstLevelTeamAsync(old.FamilyId, family, cancellationToken)) { FollowsId = old.Id },
                    form.Link, now));
            }

            return form.Link;
        }

        private async Task<(Ticket Old, LocalizedText Family, int ReopenDays)> OldAsync(TicketAccess access, CancellationToken cancellationToken)
        {
            var found = await db.Tickets.AsNoTracking().Behind(access, current.User).Select(t => new
            {
                Ticket = t,
                Family = db.Families.First(f => f.Id == t.FamilyId).Name,
                ReopenDays = db.Settings.OrderBy(s => s.Id).Select(s => s.ReopenDays).First(),
            }).FirstOrNotFound(cancellationToken);
            return (found.Ticket, found.Family, found.ReopenDays);
        }
    }
}
