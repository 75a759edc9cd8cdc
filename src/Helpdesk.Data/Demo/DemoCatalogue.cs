using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Tickets;

namespace Helpdesk.Data.Demo;

/// <summary>What Lumora makes, and what there is to know about it.</summary>
internal sealed class DemoCatalogue
{
    public const string Company = "Lumora";
    public const string Basics = "product basics";

    public ProductFamily Cameras { get; } = Family(
        new("Cameras", "Kameras"), "camera", PacketField.ProductVersion | PacketField.Environment,
        "LUMLOG.TXT (Setup › Maintenance › Export diagnostics)\nOne unedited original picture\nLens and its firmware version",
        ("Lumora C", ["C7", "C5", "C3"]), ("Lumora Pocket", ["Pocket 4", "Pocket 3", "Pocket 2"]));

    public ProductFamily Phones { get; } = Family(
        new("Phones", "Telefone"), "phone", PacketField.SerialNumber | PacketField.ProductVersion,
        "Diagnostics export (Settings › System › Diagnostics)\nNetwork operator and SIM type\nBattery health and charge cycles",
        ("Lumora P", ["P12", "P10", "P8"]), ("Lumora P Mini", ["P Mini 3", "P Mini 2", "P Mini 1"]));

    public ProductFamily Notebooks { get; } = Family(
        new("Notebooks", "Notebooks"), "laptop", PacketField.ProductVersion | PacketField.Diagnostics,
        "System monitor report (drives, memory, events)\nBIOS and EC version\nPhoto of any message on the screen",
        ("Lumora N", ["N15 Gen 4", "N15 Gen 3", "N15 Gen 1"]), ("Lumora N Air", ["N Air 2", "N Air 1", "N Air 0"]));

    public IReadOnlyDictionary<string, Topic> Topics { get; } = new[]
    {
        new Topic(new("Product basics", "Produktgrundlagen")),
        new Topic(new("Sensor", "Sensor")),
        new Topic(new("Optics", "Optik")),
        new Topic(new("Radio", "Funk")),
        new Topic(new("Battery", "Akku")),
        new Topic(new("Hardware", "Hardware")),
        new Topic(new("Storage", "Speicher")),
        new Topic(new("Firmware", "Firmware")),
    }.ToDictionary(t => t.Name.En.ToLowerInvariant());

    public IReadOnlyList<ProductFamily> Families => [Cameras, Phones, Notebooks];

    /// <summary>The skills, once families, generations and topics have their ids.</summary>
    public IReadOnlyDictionary<SkillName, Skill> Skills() =>
        DemoSkills.All.ToDictionary(name => name, name => new Skill(
            Topics[name.Topic].Id, Family(name.Family).Id, name.Generations.Select(g => Generation(name.Family, g).Id)));

    public ProductFamily Family(string name) => Families.Single(f => f.Name.En == name);

    private Generation Generation(string family, string name) =>
        Family(family).Products.SelectMany(p => p.Generations).Single(g => g.Name == name);

    private static ProductFamily Family(
        LocalizedText name, string icon, PacketField mandatory, string checklist, params (string Product, string[] Generations)[] products)
    {
        var family = new ProductFamily(name);
        family.Change(name, icon, mandatory, checklist, EscalationReasons.Security);
        foreach (var (productName, generations) in products)
        {
            var product = family.AddProduct(productName);
            foreach (var (generation, lifecycle) in generations.Zip(Enum.GetValues<Lifecycle>()))
            {
                product.AddGeneration(generation, lifecycle);
            }
        }

        return family;
    }
}

/// <summary>A skill as the demo desk names it: topic, family, and the generations where it is about certain ones only.</summary>
internal sealed record SkillName(string Topic, string Family, params string[] Generations)
{
    public bool Equals(SkillName? other) =>
        other is not null && (Topic, Family) == (other.Topic, other.Family) && Generations.SequenceEqual(other.Generations);

    public override int GetHashCode() => HashCode.Combine(Topic, Family, Generations.Length);
}

internal static class DemoSkills
{
    public static readonly SkillName CameraBasics = new(DemoCatalogue.Basics, "Cameras");
    public static readonly SkillName PhoneBasics = new(DemoCatalogue.Basics, "Phones");
    public static readonly SkillName NotebookBasics = new(DemoCatalogue.Basics, "Notebooks");
    public static readonly SkillName Sensor = new("sensor", "Cameras");
    public static readonly SkillName SensorC3 = new("sensor", "Cameras", "C3");
    public static readonly SkillName Optics = new("optics", "Cameras");
    public static readonly SkillName CameraFirmware = new("firmware", "Cameras");
    public static readonly SkillName Radio = new("radio", "Phones");
    public static readonly SkillName RadioP8 = new("radio", "Phones", "P8");
    public static readonly SkillName Battery = new("battery", "Phones");
    public static readonly SkillName PhoneFirmware = new("firmware", "Phones");
    public static readonly SkillName Hardware = new("hardware", "Notebooks");
    public static readonly SkillName HardwareFirst = new("hardware", "Notebooks", "N15 Gen 1", "N Air 0");
    public static readonly SkillName Storage = new("storage", "Notebooks");
    public static readonly SkillName NotebookFirmware = new("firmware", "Notebooks");
    public static readonly SkillName NotebookFirmwareNew = new("firmware", "Notebooks", "N15 Gen 4", "N Air 2");

    public static readonly IReadOnlyList<SkillName> All =
    [
        CameraBasics, PhoneBasics, NotebookBasics, Sensor, SensorC3, Optics, CameraFirmware, Radio, RadioP8, Battery, PhoneFirmware,
        Hardware, HardwareFirst, Storage, NotebookFirmware, NotebookFirmwareNew,
    ];
}
