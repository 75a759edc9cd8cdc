using Helpdesk.Domain.Tickets;

namespace Helpdesk.TestSupport;

/// <summary>Sets the stage: <c>A.Ticket.InSecondLevel().OwnedBy(desk.Sam).AddTo(desk)</c>.</summary>
public static class A
{
    public const string Password = "a quiet horse reads maps";

    public static TicketBuilder Ticket => new();

    /// <summary>Complete for every tier.</summary>
    public static EscalationPacket Packet => new()
    {
        Reason = EscalationReason.StepsExhausted,
        SerialNumber = "C2-4711",
        ProductVersion = "2.1.0",
        Environment = "Tripod, studio light",
        Question = "Why does the focus hunt after the update?",
        ToldCustomer = "That a specialist will look at it.",
        NextNewsAt = TestDatabase.Morning.AddDays(1),
        Impact = Impact.Medium,
        Urgency = Urgency.High,
        Diagnostics = "Log attached by the customer.",
        Reproduction = "Update to 2.1.0, half-press the shutter.",
        Expected = "The focus settles.",
        Actual = "It hunts for five seconds.",
        Frequency = "Always",
    };

    public static IReadOnlyList<TriedStep> Steps => [new("Reset to factory settings", "No change")];

    /// <summary>A desk with families, three tiers of teams and people, on an empty database.</summary>
    public static Task<Desk> DeskIn(TestDatabase database) => Desk.SetUpAsync(database);
}
