using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.Domain.Tickets;

public enum EscalationReason
{
    SkillMissing = 1,
    AccessMissing = 2,
    StepsExhausted = 3,
    TimeBoxReached = 4,
    SuspectedDefect = 5,
    Security = 6,
    CustomerDemand = 7,
    SlaRisk = 8,
}

/// <summary>A set of them.</summary>
[Flags]
public enum EscalationReasons
{
    None = 0,
    SkillMissing = 1 << EscalationReason.SkillMissing,
    AccessMissing = 1 << EscalationReason.AccessMissing,
    StepsExhausted = 1 << EscalationReason.StepsExhausted,
    TimeBoxReached = 1 << EscalationReason.TimeBoxReached,
    SuspectedDefect = 1 << EscalationReason.SuspectedDefect,
    Security = 1 << EscalationReason.Security,
    CustomerDemand = 1 << EscalationReason.CustomerDemand,
    SlaRisk = 1 << EscalationReason.SlaRisk,
}

public static class EscalationReasonSets
{
    public static bool Has(this EscalationReasons set, EscalationReason reason) => ((int)set & (1 << (int)reason)) != 0;

    public static EscalationReason[] Listed(this EscalationReasons set) => [.. Enum.GetValues<EscalationReason>().Where(r => set.Has(r))];

    public static EscalationReasons AsSet(this IEnumerable<EscalationReason> reasons) => (EscalationReasons)reasons.Aggregate(0, (all, next) => all | (1 << (int)next));
}

/// <summary>What a packet can hold; a family may make the optional ones mandatory.</summary>
[Flags]
public enum PacketField
{
    None = 0,
    SerialNumber = 1,
    ProductVersion = 2,
    Environment = 4,
    NextNewsAt = 8,
    Diagnostics = 16,
    Reproduction = 32,
    Expected = 64,
    Actual = 128,
    Frequency = 256,
    Question = 512,
    Steps = 1024,
    ToldCustomer = 2048,
    Reason = 4096,
}

/// <summary>What the next level needs so that it never has to ask again.</summary>
public sealed record EscalationPacket
{
    public const int QuestionMaxLength = 300;
    public const int ShortMaxLength = 200;
    public const int LongMaxLength = 4000;

    /// <summary>Fields without which no packet is complete.</summary>
    public const PacketField Always = PacketField.Reason | PacketField.Question | PacketField.Steps | PacketField.ToldCustomer;

    /// <summary>What developers need besides, Second → Third Level.</summary>
    public const PacketField ForDevelopers =
        PacketField.Reproduction | PacketField.Expected | PacketField.Actual | PacketField.Frequency;

    /// <summary>Fields that a family can make mandatory.</summary>
    public static readonly IReadOnlyList<PacketField> Optional =
    [
        PacketField.SerialNumber, PacketField.ProductVersion, PacketField.Environment, PacketField.NextNewsAt, PacketField.Diagnostics,
        PacketField.Reproduction, PacketField.Expected, PacketField.Actual, PacketField.Frequency,
    ];

    public EscalationReason Reason { get; init; }

    public string SerialNumber { get; init; } = "";

    public string ProductVersion { get; init; } = "";

    public string Environment { get; init; } = "";

    /// <summary>One sentence to the next level.</summary>
    public string Question { get; init; } = "";

    /// <summary>Why nothing could be tried, where no steps are listed.</summary>
    public string NoStepsBecause { get; init; } = "";

    public string ToldCustomer { get; init; } = "";

    public DateTimeOffset? NextNewsAt { get; init; }

    public Impact Impact { get; init; }

    public Urgency Urgency { get; init; }

    public string Diagnostics { get; init; } = "";

    public string Reproduction { get; init; } = "";

    public string Expected { get; init; } = "";

    public string Actual { get; init; } = "";

    public string Frequency { get; init; } = "";

    public static PacketField MandatoryFor(Tier target, PacketField byFamily) =>
        Always | byFamily | (target == Tier.Third ? ForDevelopers : PacketField.None);

    /// <summary>Everything that is missing, each with its field.</summary>
    public Verdict IsComplete(Tier target, PacketField byFamily, IReadOnlyCollection<TriedStep> steps)
    {
        var mandatory = MandatoryFor(target, byFamily);
        return Enum.GetValues<PacketField>()
            .Where(f => f != PacketField.None && mandatory.HasFlag(f) && !Has(f, steps))
            .Aggregate(Verdict.Yes, (verdict, f) => verdict.And(Shared.Reason.Of($"PacketNames{f}").At(f.ToString())));
    }

    private bool Has(PacketField field, IReadOnlyCollection<TriedStep> steps) => field switch
    {
        PacketField.SerialNumber => Filled(SerialNumber),
        PacketField.ProductVersion => Filled(ProductVersion),
        PacketField.Environment => Filled(Environment),
        PacketField.NextNewsAt => NextNewsAt is not null,
        PacketField.Diagnostics => Filled(Diagnostics),
        PacketField.Reproduction => Filled(Reproduction),
        PacketField.Expected => Filled(Expected),
        PacketField.Actual => Filled(Actual),
        PacketField.Frequency => Filled(Frequency),
        PacketField.Question => Filled(Question),
        PacketField.Steps => Filled(NoStepsBecause) || steps.Any(s => Filled(s.Step) && Filled(s.Result)),
        PacketField.ToldCustomer => Filled(ToldCustomer),
        PacketField.Reason => Enum.IsDefined(Reason),
        PacketField.None => true,
    };

    private static bool Filled(string text) => !string.IsNullOrWhiteSpace(text);
}

/// <summary>A step that was tried and what came of it.</summary>
public sealed record TriedStep(string Step, string Result)
{
    public const int MaxCount = 20;
    public const int MaxLength = 500;
}
