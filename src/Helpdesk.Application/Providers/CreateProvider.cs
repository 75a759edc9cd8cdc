using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Providers;

/// <summary>An outside company that will run teams.</summary>
public static class CreateProvider
{
    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand<ServiceProvider>
    {
        public string Name { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Name).RequiredText(ServiceProvider.NameMaxLength);
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, ServiceProvider>
    {
        public async Task<ServiceProvider> Handle(Command command, CancellationToken cancellationToken)
        {
            await db.Providers.Select(p => p.Name).RefuseTaken(command.Name, nameof(command.Name), cancellationToken);
            var provider = new ServiceProvider(command.Name.Trim());
            db.Providers.Add(provider);
            return provider;
        }
    }
}
