namespace Helpdesk.Domain.Shared;

/// <summary>The answer of a <c>Can…</c> twin: allowed, or every reason why not.</summary>
public readonly record struct Verdict(IReadOnlyList<Reason>? Refusals)
{
    public static readonly Verdict Yes;

    public IReadOnlyList<Reason> Reasons => Refusals ?? [];

    public bool IsAllowed => Reasons.Count == 0;

    public static Verdict No(Reason reason) => new([reason]);

    public static Verdict Unless(bool holds, Reason reason) => holds ? Yes : No(reason);

    /// <summary>The first refusal counts: later questions make no sense once an earlier one is answered with no.</summary>
    public Verdict Then(Func<Verdict> next) => IsAllowed ? next() : this;

    /// <summary>All refusals count, each said once.</summary>
    public Verdict And(Verdict other) =>
        IsAllowed ? other : other.IsAllowed ? this : new([.. Reasons.Union(other.Reasons)]);

    public void OrThrow()
    {
        if (!IsAllowed)
        {
            throw new BrokenRuleException(Reasons);
        }
    }

    public static implicit operator Verdict(Reason? reason) => reason is null ? Yes : No(reason);
}
