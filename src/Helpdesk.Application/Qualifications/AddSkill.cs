using FluentValidation;
using Helpdesk.Application.Pipeline;
using Helpdesk.Application.Security;
using Helpdesk.Data;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Application.Qualifications;

/// <summary>
/// A topic of a family that people can be qualified in; the topic is chosen or named here. A generation that it names is covered
/// no more by the topic's skills that name none.
/// </summary>
public static class AddSkill
{
    [Requires(Permission.ManageDesk)]
    public sealed record Query(long Family) : IQuery<Form>;

    public sealed record Form(LocalizedText Family, IReadOnlyList<TopicName> Topics, IReadOnlyList<GenerationName> Generations);

    public sealed record TopicName(long Id, LocalizedText Name);

    public sealed record GenerationName(long Id, string Name);

    [Requires(Permission.ManageDesk)]
    public sealed record Command : ICommand, IGapConfirmation
    {
        public long Family { get; init; }

        /// <summary>An existing topic; null when a new one is named.</summary>
        public long? Topic { get; init; }

        public string TopicEn { get; init; } = "";

        public string TopicDe { get; init; } = "";

        public long[] Generations { get; init; } = [];

        public bool Confirmed { get; init; }

        public string GapReason { get; init; } = "";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            When(c => c.Topic is null, () => this.Localized(c => c.TopicEn, c => c.TopicDe));
            this.KnowsTheGap();
        }
    }

    internal sealed class QueryHandler(HelpdeskDbContext db) : IRequestHandler<Query, Form>
    {
        public async Task<Form> Handle(Query query, CancellationToken cancellationToken) => new(
            (await db.Families.AsNoTracking().Where(f => f.Active).ByIdOrNotFound(query.Family, cancellationToken)).Name,
            await db.Topics.AsNoTracking().OrderBy(t => t.Name.En).Select(t => new TopicName(t.Id, t.Name)).ToListAsync(cancellationToken),
            await db.GenerationsOf(query.Family).Select(x => new GenerationName(x.Id, x.Name)).ToListAsync(cancellationToken));
    }

    internal sealed class Handler(HelpdeskDbContext db, CoverageGuard guard) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var family = await db.Families.Where(f => f.Active).ByIdOrNotFound(command.Family, cancellationToken);
            var wanted = command.Generations.Distinct().Order().ToList();
            var known = await db.GenerationsOf(family.Id).Select(g => g.Id).ToListAsync(cancellationToken);
            Verdict.Unless(wanted.TrueForAll(known.Contains), Reason.Of("TheGenerationsAreOfTheFamily").At(nameof(command.Generations))).OrThrow();

            var topic = await TopicAsync(command, cancellationToken);
            var siblings = await db.Skills.Where(s => s.FamilyId == family.Id && s.TopicId == topic.Id).Include(s => s.Generations).ToListAsync(cancellationToken);
            var isNew = !siblings.Exists(s => s.Generations.Select(g => g.GenerationId).Order().SequenceEqual(wanted));
            Verdict.Unless(isNew, Reason.Of("TheSkillIsNew").At(nameof(command.Topic))).OrThrow();

            if (command.Topic is not null && wanted.Count > 0)
            {
                await guard.PassAsync(staffing => staffing.WithNamed(topic.Id, family.Id, wanted), command, cancellationToken);
            }

            db.Skills.Add(new Skill(topic, family.Id, wanted));
            return Unit.Value;
        }

        private async Task<Topic> TopicAsync(Command command, CancellationToken cancellationToken)
        {
            if (command.Topic is { } id)
            {
                return await db.Topics.FirstOrDefaultAsync(t => t.Id == id, cancellationToken)
                    ?? throw new BrokenRuleException(Reason.Of("TheTopicIsKnown").At(nameof(command.Topic)));
            }

            await db.Topics.Select(t => t.Name.En).RefuseTaken(command.TopicEn, nameof(command.TopicEn), cancellationToken);
            await db.Topics.Select(t => t.Name.De).RefuseTaken(command.TopicDe, nameof(command.TopicDe), cancellationToken);
            return new Topic(new LocalizedText(command.TopicEn.Trim(), command.TopicDe.Trim()));
        }
    }

    private static IQueryable<GenerationName> GenerationsOf(this HelpdeskDbContext db, long family) =>
        from p in db.Products
        join g in db.Generations on p.Id equals g.ProductId
        where p.FamilyId == family && p.Active && g.Active
        orderby p.Name, g.Id
        select new GenerationName(g.Id, p.Name + " " + g.Name);
}
