using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Notices;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Notices;

/// <summary>Each person says for each kind of notice how it reaches them: in the product, by mail, both, or not at all.</summary>
public static class ChooseNotices
{
    [Requires(Permission.WorkOnTickets)]
    public sealed record Query : IQuery<Command>;

    [Requires(Permission.WorkOnTickets)]
    public sealed record Command : ICommand
    {
        public NoticeKind[] InProduct { get; init; } = [];

        public NoticeKind[] ByMail { get; init; } = [];
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleForEach(c => c.InProduct).Known();
            RuleForEach(c => c.ByMail).Known();
        }
    }

    internal sealed class Reader(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Query, Command>
    {
        public async Task<Command> Handle(Query query, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var chosen = await db.NoticeChoices.AsNoTracking().Where(c => c.AgentId == me).ToDictionaryAsync(c => c.Kind, c => c.Ways, cancellationToken);
            var kinds = Enum.GetValues<NoticeKind>().Select(kind => (Kind: kind, Ways: chosen.GetValueOrDefault(kind, NoticeWays.Usual(kind)))).ToList();
            return new()
            {
                InProduct = [.. kinds.Where(k => k.Ways.InProduct).Select(k => k.Kind)],
                ByMail = [.. kinds.Where(k => k.Ways.ByMail).Select(k => k.Kind)],
            };
        }
    }

    internal sealed class Handler(HelpdeskDbContext db, ICurrentUser current) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var me = current.User.Agent;
            var before = await db.NoticeChoices.Where(c => c.AgentId == me).ToDictionaryAsync(c => c.Kind, cancellationToken);
            foreach (var kind in Enum.GetValues<NoticeKind>())
            {
                var ways = new NoticeWays(command.InProduct.Contains(kind), command.ByMail.Contains(kind));
                if (before.TryGetValue(kind, out var choice))
                {
                    choice.Choose(ways);
                }
                else if (ways != NoticeWays.Usual(kind))
                {
                    db.NoticeChoices.Add(new NoticeChoice(me, kind, ways));
                }
            }

            return Unit.Value;
        }
    }
}
