using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Guidelines;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Trainings;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Data.Demo;

/// <summary>
/// Courses, a session that is over, one that is full and one with places left, and two guidelines that not everybody has read.
/// Added after the tickets, so that nobody's story depends on it.
/// </summary>
internal sealed class DemoLessons(HelpdeskDbContext db, DateTimeOffset now)
{
    private readonly DateTimeOffset today = new(now.UtcDateTime.Date, TimeSpan.Zero);

    private Dictionary<string, Agent> people = [];

    public async Task AddAsync(CancellationToken cancellationToken)
    {
        people = await db.Agents.ToDictionaryAsync(a => a.Name, cancellationToken);
        var skills = (await db.Skills.Include(s => s.Topic).Include(s => s.Generations).ToListAsync(cancellationToken))
            .Where(s => s.Generations.Count == 0).ToLookup(s => s.Topic!.Name.En.ToLowerInvariant());
        var families = await db.Families.ToDictionaryAsync(f => f.Name.En, f => f.Id, cancellationToken);

        Course Add(SkillName skill, SkillLevel level, CourseTerms terms) => db.Courses.Add(new Course(terms with
        {
            Grants = [new(skills[skill.Topic].Single(s => s.FamilyId == families[skill.Family]).Id, level)],
        })).Entity;

        var basics = Add(DemoSkills.CameraBasics, SkillLevel.Developing, Basics);
        var optics = Add(DemoSkills.Optics, SkillLevel.Competent, Optics);
        var battery = Add(DemoSkills.Battery, SkillLevel.Competent, Battery);
        await db.SaveChangesAsync(cancellationToken);

        await TeachAsync(optics, cancellationToken);
        Plan(basics, 9, "Kiel, room Brahe", "Sofie Lindgren", 2, "Emeka Obi", "Dilan Aydın", "Jana Reuter", "Martina Vogt");
        Plan(battery, 16, "https://meet.lumora.example/bat-2", "Rafael Moreno", 6, "Henrik Sørensen", "Jonas Keller");
        await PublishAsync(cancellationToken);
    }

    /// <summary>Three weeks ago: one passed, one did not, one was not there.</summary>
    private async Task TeachAsync(Course course, CancellationToken cancellationToken)
    {
        var session = Plan(course, -21, "Jena, lens laboratory", "Dr. Katharina Weiß", 6, "Lukas Brandt", "Aylin Demir", "Mei-Lin Hartmann");
        await db.SaveChangesAsync(cancellationToken);

        var (lead, recorded) = (people["Samuel Okonkwo"].Id, session.EndsAt.AddDays(1));
        var results = session.Record(
            new(people["Dr. Katharina Weiß"].Id, [new(people["Lukas Brandt"].Id, true, 91), new(people["Aylin Demir"].Id, true, 52), new(people["Mei-Lin Hartmann"].Id, false, null)]),
            course.PassMark, lead, recorded);
        db.Qualifications.AddRange(results.Passed.SelectMany(agent => course.Issue(session, agent, lead, recorded)));
    }

    /// <summary>Planned three weeks before; people came in this order, a day apart from each other.</summary>
    private TrainingSession Plan(Course course, int days, string place, string trainer, int places, params string[] enrolled)
    {
        var starts = Workday(today.AddDays(days)).AddHours(8);
        var planned = (starts < now ? starts : now).AddDays(-21);
        var session = new TrainingSession(course.Id, new(starts, starts.AddHours(4), place, trainer, places), planned);
        foreach (var (index, name) in enrolled.Index())
        {
            session.Enrol(people[name].Id, people[name].Id, planned.AddDays(index + 1));
        }

        return db.Sessions.Add(session).Entity;
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var lead = people["Martina Vogt"].Id;
        var contact = db.Guidelines.Add(new Guideline(Contact.Title, Contact.First)).Entity;
        var serials = db.Guidelines.Add(new Guideline(Serials.Title, Serials.Text)).Entity;
        contact.Publish(lead, 14, now.AddDays(-200));
        serials.Publish(lead, 14, now.AddDays(-90));
        await db.SaveChangesAsync(cancellationToken);

        string[] busy = ["Emeka Obi", "Rafael Moreno", "Dilan Aydın"];
        var (everybody, quick) = (people.Values.OrderBy(a => a.Id).ToList(), people.Values.Where(a => !busy.Contains(a.Name)).OrderBy(a => a.Id).ToList());
        var known = everybody.ConvertAll(agent => new GuidelineAcknowledgement(agent.Id, contact, 1, now.AddDays(-199)));
        db.Acknowledgements.AddRange(known);
        db.Acknowledgements.AddRange(quick.Select(agent => new GuidelineAcknowledgement(agent.Id, serials, 1, now.AddDays(-88))));

        contact.Write(Contact.Title, Contact.Second);
        contact.Publish(lead, 14, now.AddDays(-10));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var agent in quick)
        {
            known.Single(k => k.AgentId == agent.Id).Supersede();
            db.Acknowledgements.Add(new GuidelineAcknowledgement(agent.Id, contact, 2, now.AddDays(-8)));
        }
    }

    private static DateTimeOffset Workday(DateTimeOffset day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    private static readonly CourseTerms Basics = new(
        new("Product basics: cameras", "Produktgrundlagen: Kameras"),
        new(
            "The families, their generations and the ten questions that customers ask most.",
            "Die Produktfamilien, ihre Generationen und die zehn häufigsten Fragen der Kunden."),
        60, 24, []);

    private static readonly CourseTerms Optics = new(
        new("Optics OPT-2", "Optik OPT-2"),
        new(
            "Decentring, fungus and autofocus: what can be told from pictures alone, and what needs the bench.",
            "Dezentrierung, Pilz und Autofokus: was sich am Bild erkennen lässt und was auf die Werkbank muss."),
        70, 36, [], 8, 6);

    private static readonly CourseTerms Battery = new(
        new("Battery safety BAT-2", "Akkusicherheit BAT-2"),
        new(
            "Swollen cells, charging faults, what a customer is told at once and what is never advised by mail.",
            "Aufgeblähte Zellen, Ladefehler, was ein Kunde sofort hört und was nie per Mail geraten wird."),
        80, 36, [], 3, 6);

    private static class Contact
    {
        public static readonly LocalizedText Title = new("How we talk with customers", "Wie wir mit Kunden sprechen");

        public static readonly LocalizedText First = new(
            "Say your first name and what happens next.\n\nPromise a time and keep it, also when there is no news.",
            "Nennen Sie Ihren Vornamen und was als Nächstes geschieht.\n\nVersprechen Sie eine Zeit und halten Sie sie, auch ohne Neuigkeit.");

        public static readonly LocalizedText Second = new(
            "Say your first name and what happens next.\n\nPromise a time and keep it, also when there is no news.\n\nNever name a tier or a team to a customer: say who looks at it and by when they hear from us.",
            "Nennen Sie Ihren Vornamen und was als Nächstes geschieht.\n\nVersprechen Sie eine Zeit und halten Sie sie, auch ohne Neuigkeit.\n\nNennen Sie Kunden nie eine Stufe oder ein Team: Sagen Sie, wer es ansieht und bis wann sie von uns hören.");
    }

    private static class Serials
    {
        public static readonly LocalizedText Title = new("Serial numbers and personal data", "Seriennummern und persönliche Daten");

        public static readonly LocalizedText Text = new(
            "Ask for the serial number only when the answer depends on it, and say why.\n\nPictures of receipts are not kept: note the date of purchase and delete the picture.",
            "Fragen Sie nur nach der Seriennummer, wenn die Antwort davon abhängt, und sagen Sie warum.\n\nBilder von Belegen werden nicht aufbewahrt: Notieren Sie das Kaufdatum und löschen Sie das Bild.");
    }
}
