using Helpdesk.Application.Tickets;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Web.Pages.Desk.Tickets;

/// <summary>What a packet must and could hold, and whether it does, as the form stands.</summary>
public sealed record PacketChecklist(IReadOnlyList<PacketChecklist.Item> Items)
{
    /// <param name="Field">The field of the form, for the link.</param>
    /// <param name="Key">Resource key of its name.</param>
    public sealed record Item(string Field, string Key, bool IsThere, bool IsMandatory);

    private static readonly PacketField[] InFormOrder =
    [
        PacketField.SerialNumber, PacketField.ProductVersion, PacketField.Environment, PacketField.Steps, PacketField.ToldCustomer, PacketField.NextNewsAt,
        PacketField.Diagnostics, PacketField.Reproduction, PacketField.Expected, PacketField.Actual, PacketField.Frequency,
    ];

    public int Missing => Items.Count(i => i is { IsMandatory: true, IsThere: false });

    public static PacketChecklist Of(Escalate.Command input, EscalateForm.Result form)
    {
        var (packet, steps) = (input.ToPacket(), input.ToSteps());
        var mandatory = EscalationPacket.MandatoryFor(input.Tier, form.Facts.Mandatory);
        var everything = Enum.GetValues<PacketField>().Aggregate((all, field) => all | field);
        var absent = packet.IsComplete(input.Tier, everything, steps).Reasons.Select(r => r.Field).ToHashSet();
        var product = form.Products.FirstOrDefault(p => p.Id == input.ProductId);

        Item Part(PacketField field) => new($"{field}", $"PacketField.{field}", !absent.Contains($"{field}"), mandatory.HasFlag(field));

        return new(
        [
            Part(PacketField.Reason),
            new("TopicId", "Escalation.Topic", input.TopicId is not null, true),
            Part(PacketField.Question),
            new("ProductId", "Escalation.Product", product is not null, form.Products.Count > 0),
            new("GenerationId", "Escalation.Generation",
                product?.Generations.Any(g => g.Id == input.GenerationId) == true, product?.Generations.Any(g => g.Active) == true),
            .. InFormOrder.Select(Part),
        ]);
    }
}
