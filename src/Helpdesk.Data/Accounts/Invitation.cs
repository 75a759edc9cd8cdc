using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Accounts;

/// <summary>A one-time link with which the holder of an account chooses the password.</summary>
public sealed class Invitation : Aggregate
{
    private Invitation()
    {
    }

    public Invitation(long accountId, SecretToken token, DateTimeOffset now, TimeSpan? lifetime = null) =>
        (AccountId, TokenHash, ExpiresAt) = (accountId, token.Hash, now + (lifetime ?? Lifetime));

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>For an account that has a password already: whoever asks for a new one is waiting for the link.</summary>
    public static readonly TimeSpan ResetLifetime = TimeSpan.FromMinutes(30);

    public long AccountId { get; private set; }

    public Account? Account { get; private set; }

    public byte[] TokenHash { get; private set; } = [];

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? UsedAt { get; private set; }

    public Verdict CanUse(DateTimeOffset now) =>
        Verdict.Unless(UsedAt is null && now < ExpiresAt, Reason.Of("AnInvitationWorksOnce"));

    public void Use(DateTimeOffset now)
    {
        CanUse(now).OrThrow();
        UsedAt = now;
    }

    /// <summary>A newer invitation was written; this one is void.</summary>
    public void Withdraw(DateTimeOffset now) => UsedAt ??= now;
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("Invitations");
        invitation.Property(i => i.TokenHash).HasMaxLength(SecretToken.HashLength);
        invitation.HasIndex(i => i.TokenHash).IsUnique();
        invitation.HasIndex(i => i.AccountId);
        invitation.HasOne(i => i.Account).WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
