using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Domain.Products;

/// <summary>Cameras, phones, notebooks: what teams and skills are cut by.</summary>
public sealed class ProductFamily : Retirable
{
    private readonly List<Product> products = [];

    private ProductFamily()
    {
    }

    public ProductFamily(LocalizedText name, string icon = DefaultIcon)
    {
        Name = name;
        Icon = icon;
    }

    public const int IconMaxLength = 40;
    public const int ChecklistMaxLength = 2000;
    public const string DefaultIcon = "box-seam";

    /// <summary>The symbols the portal offers for a family; names of the icon set.</summary>
    public static readonly IReadOnlyList<string> Icons =
        ["camera", "phone", "laptop", "tablet", "printer", "router", "headphones", "smartwatch", "tv", "cpu", "box-seam", "tools"];

    public LocalizedText Name { get; private set; } = null!;

    public string Icon { get; private set; } = DefaultIcon;

    /// <summary>Packet fields that an escalation of this family must fill, beyond those every packet needs.</summary>
    public PacketField MandatoryFields { get; private set; }

    /// <summary>Diagnostics to collect before escalating, one per line, shown beside the packet.</summary>
    public string DiagnosticsChecklist { get; private set; } = "";

    /// <summary>For these reasons First Level sends straight to Third Level: the planned skip, which is counted apart from a bypass.</summary>
    public EscalationReasons PlannedSkips { get; private set; }

    public IReadOnlyCollection<Product> Products => products;

    /// <summary>How long First Level tries, by category.</summary>
    public IReadOnlyList<TimeBox> TimeBoxes { get; private set; } = [];

    /// <summary>By whose hours that is counted; null for around the clock.</summary>
    public long? TimeBoxCalendarId { get; private set; }

    public void Change(LocalizedText name, string icon, PacketField mandatoryFields, string diagnosticsChecklist, EscalationReasons plannedSkips)
    {
        Name = name;
        Icon = icon;
        MandatoryFields = mandatoryFields;
        DiagnosticsChecklist = diagnosticsChecklist;
        PlannedSkips = plannedSkips;
    }

    public void SetTimeBoxes(TimeBoxes boxes)
    {
        boxes.CanBe().OrThrow();
        (TimeBoxes, TimeBoxCalendarId) = (boxes.Boxes, boxes.CalendarId);
    }

    public Product AddProduct(string name)
    {
        var product = new Product(name);
        products.Add(product);
        return product;
    }
}
