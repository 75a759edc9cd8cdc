using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

/// <summary>
/// One customer's problem. What is known of it stands here; how it is worked on, escalated and talked about
/// with the customer stands in the files beside this one.
/// </summary>
public sealed partial class Ticket : Aggregate
{
    private readonly List<TicketMessage> messages = [];
    private readonly List<TicketEvent> events = [];
    private readonly List<TierStay> stays = [];
    private readonly List<TicketSkill> skills = [];
    private readonly List<Escalation> escalations = [];
    private readonly List<TicketAssignment> assignments = [];
    private readonly List<TicketOffer> offers = [];
    private readonly List<TicketSkip> skips = [];
    private readonly List<TicketConsult> consults = [];

    private Ticket()
    {
    }

    public const int TitleMaxLength = 200;
    public const int SerialNumberMaxLength = 80;
    public const int ProductVersionMaxLength = 80;

    public string Title { get; private set; } = "";

    public TicketState State { get; private set; } = TicketState.New;

    /// <summary>Still in a queue; stored, because queues are read through a partial index on it.</summary>
    public bool IsActive { get; private set; } = true;

    public Impact Impact { get; private set; } = Impact.Medium;

    public Urgency Urgency { get; private set; } = Urgency.Medium;

    public int Priority { get; private set; } = Tickets.Priority.Of(Impact.Medium, Urgency.Medium);

    public long CustomerId { get; private set; }

    public Customer? Customer { get; private set; }

    /// <summary>The account in whose list the ticket stands: of whoever reported it signed in, or added it by its private link.</summary>
    public long? AccountId { get; private set; }

    public Language Language { get; private set; }

    /// <summary>How it came to us.</summary>
    public Channel Channel { get; private set; } = Channel.Portal;

    public long FamilyId { get; private set; }

    public long? ProductId { get; private set; }

    public long? GenerationId { get; private set; }

    /// <summary>What the problem is about: a topic of the family that First Level named; null until it did.</summary>
    public long? CategoryId { get; private set; }

    public string SerialNumber { get; private set; } = "";

    public string ProductVersion { get; private set; } = "";

    public Tier Tier { get; private set; } = Tier.First;

    public long TeamId { get; private set; }

    public long? OwnerId { get; private set; }

    public Agent? Owner { get; private set; }

    /// <summary>Who promised the customer; stays through escalations.</summary>
    public long? ResponsibleId { get; private set; }

    public int BounceCount { get; private set; }

    /// <summary>A lead has to look: the customer or an agent asked, the ticket bounced twice, or nobody holds what it takes.</summary>
    public bool NeedsLead { get; private set; }

    /// <summary>The customer said it is urgent and nobody has answered since.</summary>
    public DateTimeOffset? EscalationRequestedAt { get; private set; }

    /// <summary>When the customer was promised to hear from us.</summary>
    public DateTimeOffset? NextNewsAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? FirstRepliedAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Asked at every resolution above First Level: could First Level have solved this?</summary>
    public bool? FirstLevelCouldSolve { get; private set; }

    public NotFirstLevelBecause? NotFirstLevelBecause { get; private set; }

    /// <summary>Hash of the private link's token.</summary>
    public byte[] LinkHash { get; private set; } = [];

    /// <summary>Chosen by the report form; the same form sent twice makes one ticket.</summary>
    public Guid ReportKey { get; private set; }

    /// <summary>What was solved before and is not, after all; null for a first report.</summary>
    public long? FollowsId { get; private set; }

    public IReadOnlyCollection<TicketMessage> Messages => messages;

    public IReadOnlyCollection<TicketEvent> Events => events;

    public IReadOnlyCollection<TierStay> Stays => stays;

    public IReadOnlyCollection<TicketSkill> Skills => skills;

    public IReadOnlyCollection<Escalation> Escalations => escalations;

    public IReadOnlyCollection<TicketAssignment> Assignments => assignments;

    public IReadOnlyCollection<TicketOffer> Offers => offers;

    public IReadOnlyCollection<TicketSkip> Skips => skips;

    public IReadOnlyCollection<TicketConsult> Consults => consults;

    public string Number => TicketNumber.Of(Id);

    /// <summary>The customer reports: the ticket is born in First Level, without an owner.</summary>
    /// <param name="link">The token of the private link; only its hash is kept.</param>
    public static Ticket Report(Report report, SecretToken link, DateTimeOffset now)
    {
        var ticket = new Ticket
        {
            Title = report.Title,
            Customer = report.Customer,
            AccountId = report.AccountId,
            Language = report.Language,
            Channel = report.Channel,
            FamilyId = report.FamilyId,
            ProductId = report.ProductId,
            GenerationId = report.GenerationId,
            SerialNumber = report.SerialNumber,
            TeamId = report.FirstLevelTeamId,
            CreatedAt = now,
            LinkHash = link.Hash,
            ReportKey = report.Key,
            FollowsId = report.FollowsId,
        };
        ticket.stays.Add(new TierStay(Tier.First, report.FirstLevelTeamId, now));
        ticket.Say(MessageKind.Public, report.Customer.AsActor, report.Description, Guid.CreateVersion7(), now);
        ticket.Record(TicketEventKind.Reported, report.Customer.AsActor, now);
        return ticket;
    }

    private static Verdict InState(TicketState state, TicketVerb verb) =>
        Verdict.Unless(state.Allows(verb), Reason.Of("TheStateAllowsIt", state, verb));

    private Verdict InState(TicketVerb verb) => InState(State, verb);

    private Verdict IsOwner(long agentId) => Verdict.Unless(OwnerId == agentId, Reason.Of("OnlyTheOwnerDoesThis"));

    private void Record(
        TicketEventKind kind, Actor actor, DateTimeOffset now, string? from = null, HistoryWord? to = null, HistoryWord? detail = null)
    {
        UpdatedAt = now;
        events.Add(new TicketEvent(kind, actor, now, Version + 1, from, to, detail, OwnerId is not null));
    }

    private void Say(MessageKind kind, Actor author, string body, Guid key, DateTimeOffset now, bool inHouse = false) =>
        messages.Add(new TicketMessage(kind, author, body, key, now, inHouse));

    private void Become(TicketState state, DateTimeOffset now)
    {
        if (state != State)
        {
            ListenAnew(state == TicketState.WaitingForCustomer ? now : null);
        }

        State = state;
        IsActive = state.IsActive();
    }
}
