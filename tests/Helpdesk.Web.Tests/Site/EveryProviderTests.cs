using System.Net;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Qualifications;
using Helpdesk.Domain.Routing;
using Helpdesk.Domain.Shared;
using Helpdesk.Domain.Teams;
using Helpdesk.Domain.Tickets;
using Helpdesk.TestSupport;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Web.Tests.Site;

/// <summary>
/// Every page, export and query as the people of one service provider, on a desk where all that is not for them bears a mark:
/// another provider with its teams, people and tickets, the company's own, a mail address, a note kept in-house.
/// </summary>
public sealed class EveryProviderTests
{
    public const string Marker = "zqxnotyours";

    [Fact]
    public async Task A_providers_people_find_nothing_of_anothers_on_any_page()
    {
        await using var site = await HelpdeskSite.OpenAsync();
        var stage = await Stage.SetAsync(site.Desk);
        var findings = new List<string>();
        var shown = 0;
        var pages = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e =>
            e.Metadata.GetMetadata<PageActionDescriptor>() is not null || e.Metadata.GetMetadata<IAuthorizeData>() is not null).ToList();
        foreach (var browser in new[] { await site.SignedInAs(stage.Agent, "de"), await site.SignedInAs(stage.Lead, "en") })
        {
            foreach (var url in pages.SelectMany(Urls).Concat(Exports).Distinct())
            {
                var page = await browser.Get(url);
                shown += page.Status == HttpStatusCode.OK ? 1 : 0;
                if (page.Html.Contains(Marker, StringComparison.OrdinalIgnoreCase))
                {
                    var at = page.Html.IndexOf(Marker, StringComparison.OrdinalIgnoreCase);
                    findings.Add($"{url}: …{page.Html[Math.Max(0, at - 80)..Math.Min(page.Html.Length, at + 40)].ReplaceLineEndings(" ")}…");
                }

                if (Exports.Contains(url) && page.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.Found))
                {
                    findings.Add($"{url}: {(int)page.Status}");
                }

                if (stage.Foreign.Any(id => url == $"/desk/tickets/{id}" || url.StartsWith($"/desk/tickets/{id}/", StringComparison.Ordinal))
                    && page.Status is not (HttpStatusCode.NotFound or HttpStatusCode.Forbidden))
                {
                    findings.Add($"{url}: {(int)page.Status}");
                }
            }
        }

        Assert.True(shown > 80, $"Only {shown} pages were shown.");
        Assert.True(findings.Count == 0, $"{findings.Count} found:\n{string.Join('\n', findings)}");
    }

    [Fact]
    public async Task A_providers_people_find_nothing_of_anothers_in_any_query()
    {
        await using var database = await TestDatabase.CreateAsync();
        var stage = await Stage.SetAsync(await A.DeskIn(database));
        var findings = new HashSet<string>();
        var answered = new HashSet<Type>();
        foreach (var query in ProviderWalk.Queries)
        {
            foreach (var asked in ProviderWalk.Asked(query))
            {
                foreach (var user in new[] { stage.Desk.As(stage.Agent), stage.Desk.As(stage.Lead) })
                {
                    var texts = await database.Texts(asked, user);
                    if (texts.Count > 0)
                    {
                        answered.Add(query);
                    }

                    findings.UnionWith(texts.Where(t => t.Contains(Marker, StringComparison.OrdinalIgnoreCase) && t != Marker)
                        .Select(t => $"{query.DeclaringType!.Name}: {t}"));
                }
            }
        }

        Assert.True(ProviderWalk.Queries.Count > 70 && answered.Count > 20, $"{answered.Count} of {ProviderWalk.Queries.Count} queries answered.");
        Assert.True(findings.Count == 0, $"{findings.Count} found:\n{string.Join('\n', findings.Order(StringComparer.Ordinal).Take(60))}");
    }

    private static readonly string[] Exports =
        ["/admin/import?handler=Export&kind=Agents", "/admin/import?handler=Export&kind=Skills", "/admin/import?handler=Export&kind=Qualifications"];

    private static IEnumerable<string> Urls(RouteEndpoint page)
    {
        IEnumerable<string> urls = [""];
        foreach (var part in page.RoutePattern.PathSegments.Select(s => s.Parts[0]))
        {
            var values = part switch
            {
                RoutePatternLiteralPart literal => [literal.Content],
                RoutePatternParameterPart { Name: "token" } => ["forged"],
                RoutePatternParameterPart { Name: "part" } => ["family"],
                RoutePatternParameterPart { Name: "status" } => ["404"],
                RoutePatternParameterPart { Name: "path" } => ["nowhere"],
                _ => ProviderWalk.Ids.Select(id => $"{id}").ToArray(),
            };
            urls = urls.SelectMany(u => values.Select(v => $"{u}/{v}")).ToList();
        }

        return urls.Select(u => u.Length == 0 ? "/" : u).Where(u => u is not ("/account/sign-out" or "/account/enter"));
    }

    private sealed record Stage(TestSupport.Desk Desk, Agent Agent, Agent Lead, IReadOnlyList<long> Foreign)
    {
        public static async Task<Stage> SetAsync(TestSupport.Desk desk)
        {
            var database = desk.Database;
            var lead = await desk.Hire("Petra Pohl", AgentRole.Lead, desk.CallCentre, desk.CallCentrePhones);
            var other = await database.Save(db => db.Providers.Add(new Domain.Teams.ServiceProvider($"Callwerk {Marker}")).Entity);
            var (first, second, house) = await database.Save(db =>
            {
                var teams = (new Team($"Callwerk phones {Marker}", Tier.First, other.Id), new Team($"{Marker} second", Tier.Second, other.Id), new Team($"{Marker} house", Tier.First));
                teams.Item1.Change(teams.Item1.Name, [desk.Phones.Id]);
                teams.Item2.Change(teams.Item2.Name, [desk.Phones.Id]);
                teams.Item3.Change(teams.Item3.Name, [desk.Cameras.Id]);
                db.AddRange(teams.Item1, teams.Item2, teams.Item3);
                return teams;
            });
            var stranger = await desk.Hire($"Paula {Marker}", AgentRole.Agent, other, first, second);
            var strangersLead = await desk.Hire($"Petra {Marker}", AgentRole.Lead, other, first);
            var housemate = await desk.Hire($"Hugo {Marker}", AgentRole.Agent, null, house);
            await desk.Qualify(stranger, desk.PhoneFirmware, SkillLevel.Competent);
            await desk.Qualify(housemate, desk.CameraOptics, SkillLevel.Competent, verified: false);
            var vera = await database.Save(db => db.Customers.Add(new Customer("Vera Vogt", $"{Marker}@vera.example", Language.German)).Entity);
            var inHouse = await A.Ticket.Saying($"{Marker} in-house").AddTo(desk);
            var others = await A.Ticket.About(desk.Phones).Saying($"{Marker} of another", $"{Marker} text").AddTo(desk);
            await database.Db(async db =>
            {
                var ticket = db.Tickets.Single(t => t.Id == others.Id);
                var stay = db.Stays.Single(s => s.TicketId == others.Id);
                db.Entry(ticket).Property(t => t.TeamId).CurrentValue = first.Id;
                db.Entry(stay).Property(s => s.TeamId).CurrentValue = first.Id;
                await db.SaveChangesAsync();
            });
            await A.Ticket.From(vera).About(desk.Phones).OwnedBy(desk.Paula)
                .Then(s => s.Ticket.Note(desk.Frida, $"{Marker} in-house note", Guid.CreateVersion7(), s.Now, inHouse: true))
                .Then(s => s.Ticket.Note(desk.Frida, "A note for everybody", Guid.CreateVersion7(), s.Now)).AddTo(desk);
            await A.Ticket.From(vera).About(desk.Phones).AddTo(desk);
            var learning = await database.Save(db => db.Traineeships.Add(new Traineeship(
                new(stranger.Id, strangersLead.Id, desk.PhoneFirmware.Id, desk.Firmware.Id, desk.Phones.Id, Tier.Second, SkillLevel.Competent, 2, desk.Now.AddDays(-1), desk.Now.AddDays(9)),
                strangersLead.Id, desk.Now.AddDays(-1))).Entity);
            var under = new Supervision(learning.Id, strangersLead.Id, strangersLead.Name);
            var gone = await A.Ticket.From(vera).About(desk.Phones).Saying("Went to another provider").OwnedBy(desk.Paula)
                .Then(s => s.Ticket.Escalate(
                    desk.Paula, new EscalationTarget(Tier.Second, second.Id, desk.Firmware.Id), A.Packet, A.Steps, PacketField.None, Tier.Third, second.Name, s.Now))
                .OwnedBy(stranger).Answered(_ => stranger)
                .Then(s => s.Ticket.Submit(stranger, new(AnswerKind.Reply, $"{Marker} first draft"), under, Guid.CreateVersion7(), s.Now))
                .Then(s => s.Ticket.SendBackAnswer(strangersLead, $"{Marker} comment", s.Now))
                .Then(s => s.Ticket.Submit(stranger, new(AnswerKind.Reply, $"{Marker} second draft"), under, Guid.CreateVersion7(), s.Now))
                .Then(s => s.Ticket.Note(strangersLead, "A note of another's lead", Guid.CreateVersion7(), s.Now))
                .Asking(_ => stranger, d => d.Theo).Advised(d => d.Theo)
                .Then(s => s.Ticket.Assign(desk.Ada, desk.Ada, new(Verdict.Yes, [], null), s.Now))
                .Asking(d => d.Ada, _ => stranger, Tier.Second)
                .Then(s => s.Ticket.HandOver(desk.Ada, stranger.AsActor, null, PacketField.None, Tier.Third, s.Now.AddHours(1), s.Now))
                .Then(s => s.Ticket.InformLead(stranger, "It goes round in circles.", s.Now)).AddTo(desk);
            var full = Reason.Of("HasFreeCapacity", stranger.Name, 8, 8);
            await database.Save(db => db.Decisions.Add(new RoutingDecision(
                gone.Id, new PullDecision(desk.Now, stranger.Id, gone.Id, [new(others.Id, [full])], []))).Entity);
            await database.Save(db => db.Decisions.Add(new RoutingDecision(gone.Id, new Decision(
                desk.Now, RoutingPath.Offer, stranger.Id, ChosenFor.Alone, 1, [new(stranger.Id, stranger.Name, [full], null)], [], [], null, []))).Entity);
            await A.Ticket.About(desk.Phones).OwnedBy(desk.Paula).Asking(d => d.Paula, d => d.Theo).Advised(d => d.Theo).AddTo(desk);
            return new(desk, desk.Paula, lead, [inHouse.Id, others.Id]);
        }
    }
}
