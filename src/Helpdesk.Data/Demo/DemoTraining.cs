using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Demo;

/// <summary>
/// Emeka learns the basics of cameras at work, and Sofie releases what he answers: one case as he wrote it, one with a better text
/// after a draft that came back, and one answer that waits.
/// </summary>
internal sealed class DemoTraining
{
    private readonly Agent emeka;
    private readonly Agent sofie;
    private readonly Supervision underSofie;
    private readonly DateTimeOffset now;

    private DemoTraining(Agent emeka, Agent sofie, Traineeship traineeship, DateTimeOffset now) =>
        (this.emeka, this.sofie, underSofie, this.now) = (emeka, sofie, new(traineeship.Id, sofie.Id, sofie.Name), now);

    public static async Task<DemoTraining> StartAsync(HelpdeskDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var skill = await db.Skills.SingleAsync(
            s => s.Topic!.Name.En == "Product basics" && db.Families.Any(f => f.Id == s.FamilyId && f.Name.En == "Cameras"), cancellationToken);
        var people = await db.Agents.ToDictionaryAsync(a => a.Name, cancellationToken);
        var (emeka, sofie) = (people["Emeka Obi"], people["Sofie Lindgren"]);
        var traineeship = db.Traineeships.Add(new Traineeship(
            new(emeka.Id, sofie.Id, skill.Id, skill.TopicId, skill.FamilyId, Tier.First, SkillLevel.Developing, 5, now.AddDays(-24), now.AddDays(66)),
            people[DemoStaff.Lead.Name].Id, now.AddDays(-25))).Entity;
        await db.SaveChangesAsync(cancellationToken);
        return new(emeka, sofie, traineeship, now);
    }

    public IEnumerable<Ticket> Cases(DemoWorld world)
    {
        var customers = world.Customers.Where(c => c.Language == Language.English).Take(3).ToList();
        return [Card(world, customers[0]), Clock(world, customers[1]), Charging(world, customers[2])];
    }

    private Ticket Card(DemoWorld world, Customer customer)
    {
        const string Answer =
            "Any SDXC card up to 256 GB fits the Pocket 3. For video choose one marked V30; slower cards stop a recording after a few seconds.";
        var (ticket, begun) = Taken(world, customer, "Pocket 3", "Which memory card for the Pocket 3?", "I want to film a school play. Does a 512 GB card work?", 15);
        ticket.Submit(emeka, new(AnswerKind.Resolve, Answer), underSofie, NewKey(), begun.AddMinutes(18));
        ticket.ReleaseAnswer(sofie, new(Answer, null, false), begun.AddMinutes(31));
        return ticket;
    }

    private Ticket Clock(DemoWorld world, Customer customer)
    {
        var (ticket, begun) = Taken(
            world, customer, "C5", "All pictures are an hour late", "Since the clocks changed every picture carries the wrong hour. Is the camera broken?", 6);
        ticket.Submit(emeka, new(AnswerKind.Resolve, "No, it is not broken. Just set the clock."), underSofie, NewKey(), begun.AddMinutes(9));
        ticket.SendBackAnswer(sofie, "Right, but say where: the menu is not easy to find. And tell them that the old pictures keep their hour.", begun.AddMinutes(22));
        ticket.Submit(
            emeka, new(AnswerKind.Resolve, "The camera is fine. Open Setup, then Date, and switch summer time on. Old pictures keep their hour."),
            underSofie, NewKey(), begun.AddMinutes(40));
        ticket.ReleaseAnswer(
            sofie,
            new("The camera is fine, it only does not know about summer time. Open Setup › Date and time › Summer time and switch it on. "
                + "Pictures taken before keep their hour; our viewer can correct them in one go (Edit › Shift time).", null, false),
            begun.AddMinutes(52));
        return ticket;
    }

    private Ticket Charging(DemoWorld world, Customer customer)
    {
        var (ticket, begun) = Taken(
            world, customer, "Pocket 4", "Does not charge in the car", "At home it charges, in the car the light stays off. The cable is the same.", 0.1);
        ticket.Submit(
            emeka,
            new(AnswerKind.Reply, "Many car sockets give less than the 1.5 A that the Pocket 4 needs. Could you try a socket or an adapter marked 2 A, with the camera switched off?")
            {
                WaitForCustomer = true,
            },
            underSofie, NewKey(), begun.AddMinutes(25));
        return ticket;
    }

    /// <summary>Reported so many days ago, and taken by Emeka a quarter of an hour later: the gate lets him, for the traineeship's sake.</summary>
    private (Ticket Ticket, DateTimeOffset Begun) Taken(DemoWorld world, Customer customer, string generation, string title, string description, double days)
    {
        var (device, reported) = (world.Device(generation), now.AddDays(-days));
        var ticket = Ticket.Report(
            new(NewKey(), customer, null, customer.Language, device.Family.Id, device.Product.Id, device.Generation.Id, "", title, description,
                world.Queue(Tier.First, device.Family)),
            SecretToken.Create(), reported);
        var begun = reported.AddMinutes(15);
        ticket.Claim(emeka, world.Gate.Judge(emeka.Id, world.Work(ticket, device, Tier.First, []), begun), begun);
        return (ticket, begun);
    }

    private static Guid NewKey() => Guid.CreateVersion7();
}
