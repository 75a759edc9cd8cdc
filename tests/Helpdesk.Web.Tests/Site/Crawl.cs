using System.Net;
using Helpdesk.Application.Clocks;
using Helpdesk.Data.Accounts;
using Helpdesk.Data.DueWork;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Alerts;
using Helpdesk.Domain.Clocks;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Notices;
using Helpdesk.Domain.Products;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Web.Tests.Site;

/// <summary>Every page, fetched once by every kind of user.</summary>
public sealed class Crawl : IAsyncLifetime
{
    private readonly List<Answer> answers = [];
    private readonly Dictionary<string, string[]> values = [];
    private readonly Dictionary<string, string> queries = [];
    private HelpdeskSite site = null!;

    public TestDatabase Database => site.Database;

    public IReadOnlyList<Answer> Answers => answers;

    public IReadOnlyList<RouteEndpoint> Pages { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        site = await HelpdeskSite.OpenAsync();
        await SetTheStageAsync(site.Desk);

        // As a node does every few seconds.
        await site.Services.GetRequiredService<PromiseBook>().RefreshAsync(CancellationToken.None);
        Pages = [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)];

        var desk = site.Desk;
        (string, Browser)[] visitors =
        [
            ("anonymous", site.Anonymous("en")), ("customer", await site.SignedInAs(desk.CarlasAccount.Id, "de")),
            ("first level", await site.SignedInAs(desk.Frida, "de")), ("second level", await site.SignedInAs(desk.Sam, "en")),
            ("third level", await site.SignedInAs(desk.Theo, "en")), ("in training", await site.SignedInAs(desk.Nora, "de")), ("provider", await site.SignedInAs(desk.Paula, "de")),
            ("lead", await site.SignedInAs(desk.Lena, "de")), ("administrator", await site.SignedInAs(desk.Ada, "en")),
        ];
        foreach (var (who, browser) in visitors)
        {
            foreach (var page in Pages)
            {
                // Who is turned away is turned away from every ticket alike.
                var all = who is not ("anonymous" or "customer") || !page.RoutePattern.RawText!.StartsWith("desk", StringComparison.Ordinal);
                foreach (var url in all ? Urls(page) : Urls(page).Take(1))
                {
                    answers.Add(new(who, page.RoutePattern.RawText!, url, await browser.Get(url)));
                }
            }
        }
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private async Task SetTheStageAsync(TestSupport.Desk desk)
    {
        var tickets = new List<Ticket>
        {
            await A.Ticket.AddTo(desk),
            await A.Ticket.OwnedBy(desk.Frida).Answered(d => d.Frida).Urgent().AddTo(desk),
            await A.Ticket.About(desk.Phones, desk.Phone.Generations.First()).OwnedBy(desk.Paula).WaitingForCustomer(d => d.Paula).AddTo(desk),
            await A.Ticket.InSecondLevel().AddTo(desk),
            await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Answered(d => d.Sam).AddTo(desk),
            await A.Ticket.InThirdLevel().OwnedBy(desk.Theo).AddTo(desk),
            await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Asking(d => d.Sam, d => d.Theo).Advised(d => d.Theo).Asking(d => d.Sam, d => d.Theo).AddTo(desk),
            await A.Ticket.InSecondLevel().OwnedBy(desk.Sam).Resolved(d => d.Sam).AddTo(desk),
        };
        var kept = A.Ticket.From(desk.Carla, desk.CarlasAccount.Id).OwnedBy(desk.Frida).Resolved(d => d.Frida);
        tickets.Add(await kept.AddTo(desk));
        var open = A.Ticket.From(desk.Carla, desk.CarlasAccount.Id).OwnedBy(desk.Fritz);
        tickets.Add(await open.AddTo(desk));

        var unverified = await desk.Qualify(desk.Nora, desk.CameraOptics, SkillLevel.Competent, verified: false);
        var expired = await desk.Qualify(desk.Nora, desk.CameraFirmware, SkillLevel.Competent, until: desk.Now.AddDays(-1));
        var pass = await desk.Database.Save(db => db.Overrides.Add(
            new GateOverride(desk.Fritz.Id, Tier.Second, desk.Cameras.Id, "Holiday cover", desk.Now.AddDays(3), desk.Lena.Id, desk.Now)).Entity);
        var invitation = SecretToken.Create();
        await desk.Database.Save(db => db.Add(new Invitation(desk.AccountOf(desk.Nora), invitation, desk.Now)).Entity);
        await desk.Database.Save(db =>
        {
            var plan = new WorkPlan(desk.Sam.Id, "Europe/Berlin");
            plan.Change("Europe/Berlin", 3, 5, Spoken.Every, [new(DayOfWeek.Monday, new(8, 0), new(16, 0)), new(DayOfWeek.Friday, new(22, 0), new(6, 0))]);
            plan.BeAbsent(desk.Now.AddDays(1), desk.Now.AddDays(2), AbsenceKind.Training);
            plan.Except(new DayException(new DateOnly(2027, 3, 5), default, default));
            db.Alerts.Add(new Alert(
                AlertKind.CoverageEnds, "coverage", Reason.Of("EnoughStayQualified", Tier.Second, desk.Cameras.Name, desk.Now.AddDays(30), 0, 1, "Sam"), desk.Now));
            return db.WorkPlans.Add(plan).Entity;
        });
        await desk.Qualify(desk.Nora, desk.PhoneFirmware, SkillLevel.Competent, until: desk.Now.AddDays(20));
        var learning = await desk.Traineeship(desk.Nora, desk.Sam, desk.CameraFirmware);
        var under = new Supervision(learning.Id, desk.Sam.Id, desk.Sam.Name);
        var drafted = A.Ticket.InSecondLevel().OwnedBy(desk.Nora)
            .Then(s => s.Ticket.Submit(desk.Nora, new(AnswerKind.Reply, "Which lens is it?"), under, Guid.CreateVersion7(), s.Now));
        List<Ticket> inTraining =
        [
            await drafted.AddTo(desk),
            await A.Ticket.InSecondLevel().OwnedBy(desk.Nora)
                .Then(s => s.Ticket.Submit(desk.Nora, new(AnswerKind.Reply, "Update it."), under, Guid.CreateVersion7(), s.Now))
                .Then(s => s.Ticket.SendBackAnswer(desk.Sam, "Say how.", s.Now)).AddTo(desk),
            await A.Ticket.InSecondLevel().OwnedBy(desk.Nora)
                .Then(s => s.Ticket.Submit(
                    desk.Nora, new(AnswerKind.Resolve, "Version 2.1.1.") { FirstLevelCould = true }, under, Guid.CreateVersion7(), s.Now))
                .Then(s => s.Ticket.ReleaseAnswer(desk.Sam, new("Version 2.1.1 solves it.", null, false), s.Now)).AddTo(desk),
        ];

        var course = await desk.Course();
        var full = await desk.Session(course, 1, people: [desk.Frida, desk.Sam, desk.Theo]);
        var begun = await desk.Session(course, 3, desk.Now.AddHours(-1), desk.Frida, desk.Paula);
        var guideline = await desk.Guideline();
        var calendar = await desk.Database.Save(db => db.Calendars.Add(new ServiceCalendar(
            "Support", CalendarHours.OfAnOffice("Europe/Berlin").With([SpecialDay.Holiday(new(2027, 3, 29), "Easter"), new(new(2027, 12, 24), new(8, 0), new(12, 0), "Christmas Eve")]),
            desk.Now)).Entity);
        var lumo = await desk.Database.Save(db => db.Organisations.Add(new Organisation("Lumo", ["lumo.example"])).Entity);
        var sla = await desk.Database.Save(db =>
        {
            var agreement = new Agreement(AgreementKind.Sla, "Everybody", AgreementScope.Everything);
            agreement.Change(
                "Everybody", AgreementScope.Everything, calendar.Id, Stops.WaitingForCustomer,
                [.. Enumerable.Range(1, 5).SelectMany(p => new[] { ClockKind.FirstResponse, ClockKind.Resolution }, (p, c) => new AgreementTarget(p, c, TimeSpan.FromHours(p * 4)))]);
            return db.Agreements.Add(agreement).Entity;
        });
        var step = await desk.Database.Save(db => db.ClockSteps.Add(new ClockStep(
            "Half of it", new(ClockKind.Resolution, sla.Id, new(StepMeasure.Percent, 50, false), StepCondition.Always, StepActions.Notify | StepActions.CallLead, StepRecipients.Owner),
            desk.Now.AddDays(-9))).Entity);
        await desk.Database.Save(db => db.Due.Add(new DueItem("ClockSweep", 0, desk.Now)));
        await desk.Database.DoDueWork();

        var notices = await desk.Database.Db(async db =>
        {
            var told = Enum.GetValues<NoticeKind>().Select(kind => new Notice(
                desk.Frida.Id, kind, kind == NoticeKind.Alert ? null : tickets[1].Id, Reason.Of("TheCustomerHasWritten", tickets[1].Number, tickets[1].Title), desk.Now)).ToList();
            db.Notices.AddRange(told);
            await db.SaveChangesAsync();
            return told;
        });

        values["desk/notices/{id}"] = [$"{notices[0].Id}"];
        values["admin/trainings/courses/{id}"] = [$"{course.Id}"];
        values["admin/trainings/sessions/{id}"] = values["desk/trainings/{id}"] = [$"{full.Id}", $"{begun.Id}"];
        values["admin/guidelines/{id}"] = values["desk/guidelines/{id}"] = [$"{guideline.Id}"];
        values["admin/organisations/{id}"] = [$"{lumo.Id}"];
        values["admin/agreements/new/{kind}"] = [.. Enum.GetNames<AgreementKind>()];
        values["admin/agreements/{id}"] = [$"{sla.Id}"];
        values["admin/clock-steps/{id}"] = [$"{step.Id}"];
        values["admin/calendars/{id}"] = [$"{calendar.Id}"];
        values["admin/traineeships/{id}"] = [$"{learning.Id}"];
        values["desk/tickets/{id}"] = [.. tickets.Concat(inTraining).Select(t => $"{t.Id}")];
        values["my-tickets/{id}"] = [$"{tickets[^1].Id}", $"{tickets[^2].Id}", $"{tickets[0].Id}"];
        values["t/{token}"] = [kept.Link.Text, open.Link.Text, "forged"];
        values["account/invitation/{token}"] = [invitation.Text, "forged"];
        values["admin/agents/{id}"] = [$"{desk.Sam.Id}", $"{desk.Paula.Id}"];
        values["admin/qualifications/{id}"] = [$"{unverified.Id}", $"{expired.Id}"];
        values["admin/overrides/{id}"] = [$"{pass.Id}"];
        values["admin/products/generation/{id}"] = [$"{desk.Ended.Id}"];
        values["admin/products/product/{id}"] = values["admin/products/product/{product}"] = [$"{desk.Camera.Id}"];
        values["admin/products/{id}"] = values["admin/products/{family}"] = [$"{desk.Cameras.Id}"];
        values["admin/products/{part}"] = ["family", "product", "generation"];
        values["admin/products/{part}/{id}"] = ["1"];
        values["admin/providers/{id}"] = [$"{desk.CallCentre.Id}"];
        values["admin/providers/rules/{family}"] = [$"{desk.Cameras.Id}"];
        values["admin/providers/rules/{family}/{tier}"] = ["1", "2"];
        values["admin/teams/{id}"] = [$"{desk.SecondCameras.Id}", $"{desk.CallCentrePhones.Id}"];
        values["admin/skills/topics/{id}"] = [$"{desk.Firmware.Id}"];
        values["admin/skills/new/{family}"] = [$"{desk.Cameras.Id}"];
        values["admin/admission/{id}"] = [.. await desk.Database.Db(db => Task.FromResult(db.AdmissionRules.Select(r => $"{r.Id}").ToArray()))];
        queries["admin/admission/{id}/replay"] = "?rows=1.4..&guidelines=true";
        queries["admin/agents/{id}/traineeships/new"] = $"?skill={desk.CameraFirmware.Id}";
        queries["desk/tickets/{id}/override"] = $"?agent={desk.Nora.Id}";
        values["error/{status}"] = ["400", "403", "404", "409", "500"];
    }

    /// <summary>The page's addresses with ids of the stage in them; an unknown parameter fails, so that new pages are not forgotten.</summary>
    private IEnumerable<string> Urls(RouteEndpoint page)
    {
        IEnumerable<string> urls = [""];
        var prefix = "";
        foreach (var part in page.RoutePattern.PathSegments.Select(s => s.Parts.Single()))
        {
            if (part is not Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter)
            {
                var literal = ((Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart)part).Content;
                prefix = prefix.Length == 0 ? literal : $"{prefix}/{literal}";
                urls = urls.Select(u => $"{u}/{literal}").ToList();
                continue;
            }

            prefix = $"{prefix}/{{{parameter.Name}}}";
            var known = values.TryGetValue(prefix, out var ids) ? ids
                : parameter.IsOptional ? [""]
                : throw new InvalidOperationException($"The crawl knows no value for {prefix}: add one to its stage.");
            urls = urls.SelectMany(u => known.Select(id => $"{u}/{id}".TrimEnd('/'))).ToList();
        }

        return urls.Select(u => (u.Length == 0 ? "/" : u) + queries.GetValueOrDefault(prefix));
    }
}

public sealed record Answer(string Who, string Route, string Url, TestSupport.Page Page)
{
    public bool IsShown => Page.Status == HttpStatusCode.OK;

    public override string ToString() => $"{Who} {Url}: {(int)Page.Status} {Page.Location}";
}
