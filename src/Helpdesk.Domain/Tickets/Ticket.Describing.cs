using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

/// <summary>What the ticket is: how bad, about which device.</summary>
public sealed partial class Ticket
{
    public Verdict CanTriage() => InState(TicketVerb.Triage);

    public void Triage(Agent agent, Impact impact, Urgency urgency, DateTimeOffset now)
    {
        CanTriage().OrThrow();
        Rate(impact, urgency, agent.AsActor, now);
    }

    /// <summary>What it is about, by a topic of its family; told apart from what an escalation asks of people.</summary>
    /// <param name="name">The topic; null where it is about none.</param>
    public void Categorise(Agent agent, long? topicId, LocalizedText? name, DateTimeOffset now)
    {
        CanTriage().OrThrow();
        if (topicId != CategoryId)
        {
            CategoryId = topicId;
            Record(TicketEventKind.Categorised, agent.AsActor, now, to: name is null ? TicketEvent.Nothing : HistoryWord.Named(name));
        }
    }

    public Verdict CanIdentify() => InState(TicketVerb.Identify);

    /// <summary>What the thing is: corrected or completed by the desk.</summary>
    /// <param name="names">Product and generation in words, for the history.</param>
    public void Identify(
        Agent agent, long? productId, long? generationId, string serialNumber, string productVersion, DeviceNames names, DateTimeOffset now)
    {
        CanIdentify().OrThrow();
        if ((productId, generationId) != (ProductId, GenerationId))
        {
            (ProductId, GenerationId) = (productId, generationId);
            Tell(DevicePart.Product, names.Before, names.After, agent.AsActor, now);
        }

        Describe(serialNumber, productVersion, agent.AsActor, now);
    }

    private void Rate(Impact impact, Urgency urgency, Actor by, DateTimeOffset now)
    {
        if ((impact, urgency) == (Impact, Urgency))
        {
            return;
        }

        var before = Rating;
        (Impact, Urgency) = (impact, urgency);
        Priority = Tickets.Priority.Of(impact, urgency);
        Record(TicketEventKind.PriorityChanged, by, now, before, Rating);
    }

    /// <summary>Two ratings can make the same priority, so history keeps what it came from.</summary>
    private string Rating => $"{Priority} {(int)Impact} {(int)Urgency}";

    private void Describe(string serialNumber, string productVersion, Actor by, DateTimeOffset now)
    {
        if (serialNumber != SerialNumber)
        {
            Tell(DevicePart.SerialNumber, SerialNumber, serialNumber, by, now);
        }

        if (productVersion != ProductVersion)
        {
            Tell(DevicePart.ProductVersion, ProductVersion, productVersion, by, now);
        }

        (SerialNumber, ProductVersion) = (serialNumber, productVersion);
    }

    private void Tell(DevicePart part, string before, string after, Actor by, DateTimeOffset now) =>
        Record(TicketEventKind.ProductIdentified, by, now, before, after, TicketEvent.Word(part));
}

/// <summary>A device in words, before and after somebody said which it is; empty for not known.</summary>
public sealed record DeviceNames(string Before, string After);
