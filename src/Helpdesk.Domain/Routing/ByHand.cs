using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>
/// Assignment by hand: time and capacity are for whoever assigns to decide, the gate and the customer's language are not. A lead's
/// override passes over the language as it does over what the gate refuses.
/// </summary>
public static class ByHand
{
    public static GateDecision Judge(Candidate agent, SpokenLanguages spoken, Work work, Language language, AdmissionRules rules, DateTimeOffset now)
    {
        var gate = Gate.Judge(agent, work, rules, now);
        if (spoken.HasFlag(Spoken.Of(language)))
        {
            return gate;
        }

        return gate.Verdict.IsAllowed && agent.Overrides.FirstOrDefault(o => o.AppliesTo(work, now)) is { } pass
            ? gate with { OverrideId = pass.Id }
            : gate with { Verdict = gate.Verdict.And(Reason.Of("SpeaksTheLanguage", agent.Name, language)) };
    }
}
