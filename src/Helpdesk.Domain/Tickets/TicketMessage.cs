using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Tickets;

public enum MessageKind
{
    /// <summary>Read by the customer and the desk.</summary>
    Public = 1,

    /// <summary>Read by the desk only.</summary>
    Note = 2,
}

public sealed class TicketMessage : Entity
{
    private TicketMessage()
    {
    }

    internal TicketMessage(MessageKind kind, Actor author, string body, Guid key, DateTimeOffset at, bool inHouse = false)
    {
        (Kind, AuthorKind, AuthorId, AuthorName, Body, Key, At) = (kind, author.Kind, author.Id, author.Name, body, key, at);
        InHouse = inHouse;
    }

    public const int BodyMaxLength = 20_000;

    public long TicketId { get; private set; }

    public MessageKind Kind { get; private set; }

    public ActorKind AuthorKind { get; private set; }

    public long? AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>A note that the people of service providers do not read.</summary>
    public bool InHouse { get; private set; }

    /// <summary>Chosen by the form; the same form sent twice carries the same key and adds one message.</summary>
    public Guid Key { get; private set; }

    public DateTimeOffset At { get; private set; }
}
