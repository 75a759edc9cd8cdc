namespace Helpdesk.Domain.Tests.Tickets;

public sealed class EscalationPacketTests
{
    private static readonly IReadOnlyDictionary<PacketField, Func<EscalationPacket, EscalationPacket>> Emptied =
        new Dictionary<PacketField, Func<EscalationPacket, EscalationPacket>>
        {
            [PacketField.Reason] = p => p with { Reason = 0 },
            [PacketField.SerialNumber] = p => p with { SerialNumber = " " },
            [PacketField.ProductVersion] = p => p with { ProductVersion = "" },
            [PacketField.Environment] = p => p with { Environment = "\t" },
            [PacketField.NextNewsAt] = p => p with { NextNewsAt = null },
            [PacketField.Diagnostics] = p => p with { Diagnostics = "" },
            [PacketField.Reproduction] = p => p with { Reproduction = "\n" },
            [PacketField.Expected] = p => p with { Expected = "" },
            [PacketField.Actual] = p => p with { Actual = "" },
            [PacketField.Frequency] = p => p with { Frequency = "" },
            [PacketField.Question] = p => p with { Question = "" },
            [PacketField.ToldCustomer] = p => p with { ToldCustomer = "" },
        };

    public static TheoryData<PacketField> Fields() => [.. Emptied.Keys];

    public static TheoryData<PacketField> OptionalFields() => [.. EscalationPacket.Optional];

    public static TheoryData<PacketField, bool, bool> Mandatory => new()
    {
        // field, for Second Level, for Third Level, when the family asks for nothing more
        { PacketField.Reason, true, true },
        { PacketField.Question, true, true },
        { PacketField.ToldCustomer, true, true },
        { PacketField.Reproduction, false, true },
        { PacketField.Expected, false, true },
        { PacketField.Actual, false, true },
        { PacketField.Frequency, false, true },
        { PacketField.SerialNumber, false, false },
        { PacketField.ProductVersion, false, false },
        { PacketField.Environment, false, false },
        { PacketField.NextNewsAt, false, false },
        { PacketField.Diagnostics, false, false },
    };

    [Theory]
    [MemberData(nameof(Mandatory))]
    public void Each_tier_asks_for_its_fields_and_names_the_missing_one(PacketField field, bool second, bool third)
    {
        var packet = Emptied[field](Packets.Full);

        Assert.Equal(second ? [Missing(field)] : [], packet.IsComplete(Tier.Second, PacketField.None, Packets.Steps).Reasons);
        Assert.Equal(third ? [Missing(field)] : [], packet.IsComplete(Tier.Third, PacketField.None, Packets.Steps).Reasons);
    }

    [Theory]
    [MemberData(nameof(OptionalFields))]
    public void A_family_makes_a_field_mandatory(PacketField field) =>
        Emptied[field](Packets.Full).IsComplete(Tier.Second, field, Packets.Steps).IsRefused(Missing(field));

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_full_packet_misses_nothing(PacketField byFamily) =>
        Packets.Full.IsComplete(Tier.Third, byFamily, Packets.Steps).IsAllowed();

    [Fact]
    public void An_empty_packet_to_the_developers_names_everything_at_once()
    {
        var missing = new EscalationPacket().IsComplete(Tier.Third, PacketField.SerialNumber, []).Reasons;

        Assert.Equal(
            ["Actual", "Expected", "Frequency", "Question", "Reason", "Reproduction", "SerialNumber", "Steps", "ToldCustomer"],
            missing.Select(r => r.Field).Order());
    }

    [Theory]
    [InlineData("Reset", "No change", "", true)]
    [InlineData("Reset", "", "", false)]
    [InlineData("", "No change", "", false)]
    [InlineData("", "", "The camera does not start", true)]
    [InlineData("", "", "  ", false)]
    public void A_step_with_its_result_or_why_none_was_possible(string step, string result, string none, bool complete)
    {
        var verdict = (Packets.Full with { NoStepsBecause = none }).IsComplete(Tier.Second, PacketField.None, [new(step, result)]);

        Assert.Equal(complete ? [] : [Missing(PacketField.Steps)], verdict.Reasons);
    }

    [Fact]
    public void What_can_be_made_mandatory_is_what_is_not_always_so()
    {
        var optional = EscalationPacket.Optional.Aggregate(PacketField.None, (all, f) => all | f);

        Assert.Equal(PacketField.None, optional & EscalationPacket.Always);
        Assert.Equal(Enum.GetValues<PacketField>().Aggregate((all, f) => all | f), optional | EscalationPacket.Always);
    }

    private static Reason Missing(PacketField field) => Reason.Of($"PacketNames{field}").At($"{field}");
}
