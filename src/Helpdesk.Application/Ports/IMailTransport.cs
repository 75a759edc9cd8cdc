namespace Helpdesk.Application.Ports;

/// <summary>
/// Takes mails out of the house. There may be none: then they stay in the outbox. Nothing is sent by it but what the outbox holds,
/// so that a mail exists only together with its cause.
/// </summary>
public interface IMailTransport
{
    /// <summary>Returns when the mail is out of our hands, and throws otherwise. It obeys the cancellation, and may be given the same mail twice.</summary>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <param name="Key">Makes the Message-ID: the same mail sent again has the same one.</param>
/// <param name="Language">Of the texts, as an RFC 5646 tag.</param>
/// <param name="Body">Plain text.</param>
/// <param name="At">When it was written.</param>
public sealed record Mail(Guid Key, string Address, string Name, string Language, string Subject, string Body, DateTimeOffset At);
