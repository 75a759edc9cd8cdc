using Helpdesk.Data;
using Helpdesk.Data.Demo;
using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Teams;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Infrastructure;

/// <summary>In which order the sign-in page offers people.</summary>
public enum DemoGroup
{
    Customer = 1,
    First,
    Second,
    Third,
    Provider,
    Lead,
    Administrator,
}

/// <summary>Somebody of the demo desk, whom the sign-in page offers with one click.</summary>
/// <param name="Story">Key of the sentence that says what the person can do and is good for.</param>
public sealed record DemoPerson(long AccountId, string Name, DemoGroup Group, string Story)
{
    public string Initials => string.Concat(Name.Split(' ').Where(w => w.Length > 0 && !w.EndsWith('.')).Select(w => w[0]).Take(2));

    public Tier? Tier => Group switch
    {
        DemoGroup.First => Domain.Teams.Tier.First,
        DemoGroup.Second => Domain.Teams.Tier.Second,
        DemoGroup.Third => Domain.Teams.Tier.Third,
        _ => null,
    };

    public string Tone => Group switch
    {
        DemoGroup.Provider => "tone-orange",
        DemoGroup.Lead => "tone-green",
        _ => Tier is { } tier ? $"tier-{(int)tier}" : "tone-slate",
    };

    /// <summary>The key of the sentence about whoever has this address: <c>Demo.jana.reuter</c>.</summary>
    public static string StoryOf(string email) => $"Demo.{email.Split('@')[0]}";
}

/// <summary>The demo desk's people: only in Development, only on a demo desk, and nobody who came later.</summary>
public sealed class DemoPeople(HelpdeskDbContext db, IHostEnvironment environment)
{
    public async Task<bool> AreOfferedAsync(CancellationToken cancellationToken) =>
        environment.IsDevelopment() && await db.Settings.AnyAsync(s => s.IsDemo, cancellationToken);

    public async Task<IReadOnlyList<DemoPerson>> ListAsync(CancellationToken cancellationToken)
    {
        if (!await AreOfferedAsync(cancellationToken))
        {
            return [];
        }

        var order = DemoDesk.SignIns.Index().ToDictionary(s => s.Item, s => s.Index);
        var accounts = await db.Users.AsNoTracking()
            .Where(a => DemoDesk.SignIns.Contains(a.Email!) && (a.AgentId == null || a.Agent!.Active))
            .Select(a => new
            {
                a.Id, a.Name, a.Email, Role = (AgentRole?)a.Agent!.Role, a.Agent.ProviderId,
                Tier = db.Teams.Where(t => t.Members.Any(m => m.AgentId == a.AgentId)).Min(t => (Tier?)t.Tier),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. accounts.OrderBy(a => order[a.Email!])
                .Select(a => new DemoPerson(a.Id, a.Name, GroupOf(a.Role, a.ProviderId, a.Tier), DemoPerson.StoryOf(a.Email!)))
                .OrderBy(p => p.Group),
        ];
    }

    private static DemoGroup GroupOf(AgentRole? role, long? providerId, Tier? tier) => role switch
    {
        null => DemoGroup.Customer,
        AgentRole.Lead => DemoGroup.Lead,
        AgentRole.Administrator => DemoGroup.Administrator,
        _ when providerId is not null => DemoGroup.Provider,
        _ => tier switch
        {
            Tier.Second => DemoGroup.Second,
            Tier.Third => DemoGroup.Third,
            _ => DemoGroup.First,
        },
    };
}
