using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Settings;

/// <summary>What an attempt costs before a ticket is referred to the next tier: from there the advice has its threshold.</summary>
public static class ChangeCosts
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query : IQuery<Result>;

    public sealed record Result(Command Form, Tier LastTier);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand
    {
        public int Version { get; init; }

        public Costs FirstLevel { get; init; } = new();

        public Costs SecondLevel { get; init; } = new();
    }

    /// <summary>All three in the same unit; minutes of work where nothing else is agreed.</summary>
    public sealed record Costs
    {
        public int Attempt { get; init; }

        public int NextTier { get; init; }

        public int FailedAttempt { get; init; }

        internal AttemptCosts AsCosts() => new(Attempt, NextTier, FailedAttempt);

        internal static Costs Of(AttemptCosts costs) => new()
        {
            Attempt = costs.Attempt, NextTier = costs.NextTier, FailedAttempt = costs.FailedAttempt,
        };

        /// <summary>From which probability on an attempt pays; null for costs that are none.</summary>
        public double? Threshold => AsCosts() is var costs && costs.CanBe().IsAllowed ? costs.Threshold : null;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.FirstLevel).SetValidator(new OfCosts());
            RuleFor(c => c.SecondLevel).SetValidator(new OfCosts());
        }

        private sealed class OfCosts : AbstractValidator<Costs>
        {
            public OfCosts()
            {
                RuleFor(c => c.Attempt).InclusiveBetween(0, AttemptCosts.Most).WithMessage("Validation.Range");
                RuleFor(c => c.NextTier).InclusiveBetween(1, AttemptCosts.Most).WithMessage("Validation.Range");
                RuleFor(c => c.FailedAttempt).InclusiveBetween(0, AttemptCosts.Most).WithMessage("Validation.Range");
            }
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Result>
    {
        public async Task<Result> Handle(Query query, CancellationToken cancellationToken)
        {
            var desk = await db.Settings.AsNoTracking().SingleAsync(cancellationToken);
            return new(
                new() { Version = desk.Version, FirstLevel = Costs.Of(desk.FirstLevelCosts), SecondLevel = Costs.Of(desk.SecondLevelCosts) }, desk.LastTier);
        }
    }

    internal sealed class Handler(HelpdeskDbContext db) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var desk = (await db.Settings.SingleAsync(cancellationToken)).Expect(command.Version);
            desk.SetCosts(command.FirstLevel.AsCosts(), command.SecondLevel.AsCosts());
            return Unit.Value;
        }
    }
}
