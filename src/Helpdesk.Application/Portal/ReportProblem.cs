using FluentValidation;
using Helpdesk.Application.Organisations;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Portal;

/// <summary>Somebody reports a problem; an account is not needed. The answer is the token of the private link.</summary>
public static class ReportProblem
{
    [Requires(Permission.Everyone)]
    public sealed record Command : ICommand<SecretToken>
    {
        public string Secret { get; init; } = ReportForm.New().Secret;

        public long Family { get; init; }

        public long? Product { get; init; }

        public long? Generation { get; init; }

        public string Title { get; init; } = "";

        public string Description { get; init; } = "";

        public string SerialNumber { get; init; } = "";

        public string Name { get; init; } = "";

        public string Email { get; init; } = "";

        public Language Language { get; init; } = Language.English;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(c => c.Secret).Must(s => new ReportForm(s).IsGenuine).WithMessage("Validation.NotUnderstood");
            RuleFor(c => c.Title).RequiredText(Ticket.TitleMaxLength).WithMessage("Validation.TitleNeeded");
            RuleFor(c => c.Description).RequiredText(TicketMessage.BodyMaxLength).WithMessage("Validation.DescriptionNeeded");
            RuleFor(c => c.SerialNumber).Text(Ticket.SerialNumberMaxLength);
            RuleFor(c => c.Name).RequiredText(Customer.NameMaxLength).WithMessage("Validation.NameNeeded");
            RuleFor(c => c.Email).RequiredText(Customer.EmailMaxLength).WithMessage("Validation.EmailNeeded").Email(Customer.EmailMaxLength);
            RuleFor(c => c.Language).Known();
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current, TimeProvider time) : IRequestHandler<Command, SecretToken>
    {
        public async Task<SecretToken> Handle(Command command, CancellationToken cancellationToken)
        {
            var form = new ReportForm(command.Secret);
            if (!await db.IsReportedAsync(form, command.Title, command.Description, cancellationToken))
            {
                var family = await OfferedFamily(command, cancellationToken);
                var team = await db.FirstLevelTeamAsync(command.Family, family, cancellationToken);

                db.Tickets.Add(Ticket.Report(
                    new Report(
                        form.Key, await CustomerOf(command, cancellationToken), current.User.IsAgent ? null : current.User.AccountId, command.Language,
                        command.Family, command.Product, command.Generation, command.SerialNumber, command.Title, command.Description, team),
                    form.Link, time.GetUtcNow()));
            }

            return form.Link;
        }

        private async Task<LocalizedText> OfferedFamily(Command command, CancellationToken cancellationToken)
        {
            var offered = await db.Families.Where(f => f.Id == command.Family && f.Active).Select(f => new
            {
                f.Name,
                Fits = (command.Product == null || f.Products.Any(p => p.Id == command.Product && p.Active))
                    && (command.Generation == null || f.Products.Any(p => p.Id == command.Product
                        && p.Generations.Any(g => g.Id == command.Generation && g.Active))),
            }).FirstOrDefaultAsync(cancellationToken);
            return offered is { Fits: true } ? offered.Name : throw new BrokenRuleException(Reason.Of("TheProductIsOffered").At(nameof(command.Family)));
        }

        /// <summary>A known address keeps the name it has: whoever types an address must not rename its owner.</summary>
        private async Task<Customer> CustomerOf(Command command, CancellationToken cancellationToken)
        {
            var key = Customer.KeyOf(command.Email);
            if (await db.Customers.FirstOrDefaultAsync(c => c.EmailKey == key, cancellationToken) is { } known)
            {
                return known;
            }

            var customer = db.Customers.Add(new Customer(command.Name, command.Email, command.Language)).Entity;
            customer.BelongTo(await db.OrganisationOfAsync(command.Email, cancellationToken));
            return customer;
        }
    }
}
