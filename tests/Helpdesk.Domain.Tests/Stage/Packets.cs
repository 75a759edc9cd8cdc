namespace Helpdesk.Domain.Tests.Stage;

internal static class Packets
{
    /// <summary>Holds everything that any escalation can ask for.</summary>
    public static readonly EscalationPacket Full = new()
    {
        Reason = EscalationReason.StepsExhausted,
        SerialNumber = "SN-4711",
        ProductVersion = "2.4.1",
        Environment = "Cold, outdoors",
        Question = "Does the lens motor lose its calibration below zero?",
        ToldCustomer = "A specialist looks at it.",
        NextNewsAt = Desk.Monday.AddDays(1),
        Impact = Impact.Medium,
        Urgency = Urgency.High,
        Diagnostics = "log-1.zip",
        Reproduction = "Switch on at −5 °C.",
        Expected = "The lens focuses.",
        Actual = "It hunts.",
        Frequency = "Always",
    };

    public static readonly IReadOnlyList<TriedStep> Steps = [new("Reset the lens", "No change")];
}
