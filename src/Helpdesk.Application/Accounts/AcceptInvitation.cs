using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Data.Accounts;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Accounts;

/// <summary>The holder of a one-time link chooses the password. Opening the link changes nothing.</summary>
public static class AcceptInvitation
{
    [Requires(Permission.Everyone)]
    public sealed record Query(string Token) : IQuery<Offer>;

    public sealed record Offer(string Name, string Email, Verdict CanUse);

    [Requires(Permission.Everyone)]
    public sealed record Command : ICommand<long>
    {
        public string Token { get; init; } = "";

        public string Password { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Password).RequiredText(Account.PasswordMaxLength);
    }

    internal sealed class QueryHandler(HelpdeskDbContext db, TimeProvider time) : IRequestHandler<Query, Offer>
    {
        public async Task<Offer> Handle(Query query, CancellationToken cancellationToken)
        {
            var invitation = await db.Invitations.AsNoTracking().Include(i => i.Account).With(query.Token, cancellationToken);
            return new(invitation.Account!.Name, invitation.Account.Email!, invitation.CanUse(time.GetUtcNow()));
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, UserManager<Account> accounts, TimeProvider time) : IRequestHandler<Command, long>
    {
        /// <returns>The account, to be signed in.</returns>
        public async Task<long> Handle(Command command, CancellationToken cancellationToken)
        {
            var invitation = await db.Invitations.Include(i => i.Account).With(command.Token, cancellationToken);
            invitation.Use(time.GetUtcNow());

            // The new password also changes the security stamp, which ends every session under the old one.
            var account = invitation.Account!;
            (await accounts.RemovePasswordAsync(account)).OrThrow();
            (await accounts.AddPasswordAsync(account, command.Password)).OrThrow();
            (await accounts.SetLockoutEndDateAsync(account, null)).OrThrow();
            return account.Id;
        }
    }

    private static Task<Invitation> With(this IQueryable<Invitation> invitations, string token, CancellationToken cancellationToken)
    {
        var hash = SecretToken.HashOf(token);
        return invitations.Where(i => i.TokenHash == hash).FirstOrNotFound(cancellationToken);
    }
}
