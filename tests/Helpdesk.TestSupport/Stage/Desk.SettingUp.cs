using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;

namespace Helpdesk.TestSupport;

public sealed partial class Desk
{
    internal static async Task<Desk> SetUpAsync(TestDatabase database)
    {
        var desk = new Desk(database);
        await desk.MakeProductsAsync();
        await desk.MakeTeamsAsync();
        await desk.MakePeopleAsync();
        await desk.QualifyAsync();
        return desk;
    }

    private async Task MakeProductsAsync()
    {
        (Cameras, Phones, Firmware, Optics) = await Database.Save(db =>
        {
            var cameras = Family("Cameras", "Kameras", "camera", "Lumo C");
            var phones = Family("Phones", "Telefone", "phone", "Lumo P");
            var firmware = new Topic(new LocalizedText("Firmware", "Firmware"));
            var optics = new Topic(new LocalizedText("Optics", "Optik"));
            db.AddRange(cameras, phones, firmware, optics);
            return (cameras, phones, firmware, optics);
        });
        (CameraFirmware, CameraOptics, PhoneFirmware) = await Database.Save(db =>
        {
            var skills = (new Skill(Firmware.Id, Cameras.Id, []), new Skill(Optics.Id, Cameras.Id, []), new Skill(Firmware.Id, Phones.Id, []));
            db.AddRange(skills.Item1, skills.Item2, skills.Item3);
            return skills;
        });
    }

    private async Task MakeTeamsAsync()
    {
        CallCentre = await Database.Save(db => db.Providers.Add(new ServiceProvider("Callwerk")).Entity);
        (FirstLevel, CallCentrePhones, SecondCameras, SecondPhones, Developers) = await Database.Save(db =>
        {
            var teams = (
                Team("First Level", Tier.First), Team("Callwerk phones", Tier.First, CallCentre.Id, Phones),
                Team("Camera specialists", Tier.Second, null, Cameras), Team("Phone specialists", Tier.Second, null, Phones),
                Team("Developers", Tier.Third));
            db.AddRange(teams.Item1, teams.Item2, teams.Item3, teams.Item4, teams.Item5);
            return teams;
        });
    }

    private async Task MakePeopleAsync()
    {
        Ada = await Hire("Ada Adler", AgentRole.Administrator);
        Lena = await Hire("Lena Lenz", AgentRole.Lead, null, FirstLevel);
        Frida = await Hire("Frida Falk", teams: FirstLevel);
        Fritz = await Hire("Fritz Fink", teams: FirstLevel);
        Paula = await Hire("Paula Pohl", AgentRole.Agent, CallCentre, CallCentrePhones);
        Sam = await Hire("Sam Sommer", teams: SecondCameras);
        Nora = await Hire("Nora Nagel", teams: SecondCameras);
        Theo = await Hire("Theo Thoma", teams: Developers);
        Carla = await Database.Save(db => db.Customers.Add(new Customer("Carla Kunz", "carla@customer.example", Language.German)).Entity);
        CarlasAccount = await Database.Save(db => db.Users.Add(Account("Carla Kunz", "carla@customer.example", null)).Entity);
    }

    private async Task QualifyAsync()
    {
        await Qualify(Sam, CameraFirmware, SkillLevel.Competent);
        await Qualify(Sam, CameraOptics, SkillLevel.Competent);
        await Qualify(Theo, CameraFirmware, SkillLevel.Expert);
        await Qualify(Theo, PhoneFirmware, SkillLevel.Expert);
    }

    private static ProductFamily Family(string english, string german, string icon, string product)
    {
        var family = new ProductFamily(new LocalizedText(english, german), icon);
        var made = family.AddProduct(product);
        made.AddGeneration($"{product}3", Lifecycle.Current);
        made.AddGeneration($"{product}2", Lifecycle.Older);
        made.AddGeneration($"{product}1", Lifecycle.EndOfSupport);
        return family;
    }

    private static Team Team(string name, Tier tier, long? providerId = null, ProductFamily? family = null)
    {
        var team = new Team(name, tier, providerId);
        team.Change(name, family is null ? [] : [family.Id]);
        return team;
    }
}
