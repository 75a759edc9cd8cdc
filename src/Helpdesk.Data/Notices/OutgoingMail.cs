using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Notices;

/// <summary>
/// A mail that is to be sent, written in the transaction of its cause. A node leases it, hands it over and marks it as sent. After a
/// crash in between it is handed over again, with the same key, from which its Message-ID is made: mailboxes keep it once.
/// </summary>
public sealed class OutgoingMail
{
    private OutgoingMail()
    {
    }

    public OutgoingMail(Agent to, Language language, NoticeKind kind, long? ticketId, Reason reason, DateTimeOffset now)
        : this(to.Email, to.Name, language, ticketId, reason, now) => Kind = kind;

    /// <summary>To the customer of a ticket, in the ticket's language.</summary>
    public OutgoingMail(Customer to, Language language, long ticketId, Reason reason, DateTimeOffset now)
        : this(to.Email, to.Name, language, ticketId, reason, now)
    {
    }

    private OutgoingMail(string address, string name, Language language, long? ticketId, Reason reason, DateTimeOffset now)
    {
        (Key, Address, Name, Language) = (Guid.CreateVersion7(), address, name, language);
        (TicketId, Text, CreatedAt, DueAt, LeasedUntil) = (ticketId, ReasonJson.Write(reason), now, now, Free);
    }

    public const int FailureMaxLength = 300;

    /// <summary>Nobody holds it.</summary>
    public static readonly DateTimeOffset Free = DateTimeOffset.UnixEpoch;

    /// <summary>Older news are not sent any more.</summary>
    public static readonly TimeSpan Lapses = TimeSpan.FromDays(5);

    /// <summary>So long the outbox remembers, sent or not.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public long Id { get; private set; }

    public Guid Key { get; private set; }

    public string Address { get; private set; } = "";

    public string Name { get; private set; } = "";

    public Language Language { get; private set; }

    /// <summary>What somebody of the desk is told; null for a mail to a customer.</summary>
    public NoticeKind? Kind { get; private set; }

    public long? TicketId { get; private set; }

    /// <summary>A reason, worded when it is sent.</summary>
    public string Text { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>Not before; later after each failure.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public DateTimeOffset LeasedUntil { get; private set; }

    /// <summary>The fence: new for every lease, and only with it the mail can be marked.</summary>
    public Guid? Owner { get; private set; }

    public int Tries { get; private set; }

    /// <summary>The kind of failure of the last try; empty when there was none.</summary>
    public string LastFailure { get; private set; } = "";
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.ToTable("OutgoingMails");
        mail.Property(m => m.Address).HasMaxLength(Customer.EmailMaxLength);
        mail.Property(m => m.Name).HasMaxLength(Agent.NameMaxLength);
        mail.Property(m => m.LastFailure).HasMaxLength(OutgoingMail.FailureMaxLength);
        mail.HasIndex(m => m.Key).IsUnique();
        mail.HasIndex(m => m.Owner);

        // What has left is never looked for again.
        mail.HasIndex(m => m.DueAt).HasFilter($"\"{nameof(OutgoingMail.SentAt)}\" IS NULL");
        mail.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Restrict);
    }
}
