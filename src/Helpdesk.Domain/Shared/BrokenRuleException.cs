namespace Helpdesk.Domain.Shared;

/// <summary>A rule of the desk says no. Carries every reason; faces word them.</summary>
public sealed class BrokenRuleException(IReadOnlyList<Reason> reasons)
    : Exception(string.Join("; ", reasons.Select(r => r.Key)))
{
    public BrokenRuleException(Reason reason) : this([reason])
    {
    }

    public IReadOnlyList<Reason> Reasons { get; } = reasons;
}
