using Helpdesk.Domain.Agents;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Domain.Routing;

/// <summary>What is known of everybody beyond the gate, a set of people for each thing that can be asked; changed one person at a time.</summary>
internal sealed class RosterColumns
{
    private static readonly RoutingPath[] Paths = Enum.GetValues<RoutingPath>();
    private static readonly Language[] Languages = Enum.GetValues<Language>();

    private readonly Availability[] availability;
    private readonly Dictionary<RoutingPath, ulong[]> present;
    private readonly Dictionary<Language, ulong[]> speaking;
    private readonly Dictionary<long, ulong[]> teams = [];
    private readonly Dictionary<long, ulong[]> providers = [];

    public RosterColumns(RoutingCandidate[] people)
    {
        availability = [.. people.Select(p => p.Availability)];
        present = Paths.ToDictionary(p => p, _ => Bits.For(people.Length));
        speaking = Languages.ToDictionary(l => l, _ => Bits.For(people.Length));
        Free = Bits.For(people.Length);
        for (var i = 0; i < people.Length; i++)
        {
            foreach (var team in people[i].Agent.Teams.Where(t => t.Active))
            {
                Team(team.Id).Put(i, true);
            }

            Enter(i);
        }
    }

    public ulong[] Free { get; }

    public Availability this[int i] => availability[i];

    public ulong[] Present(RoutingPath path) => present[path];

    public ulong[] Speaking(Language language) => speaking[language];

    public ulong[] Team(long id) => Column(teams, id);

    public ulong[] Provider(long? id) => Column(providers, id ?? 0);

    public void Change(int i, Availability changed)
    {
        Provider(availability[i].ProviderId).Put(i, false);
        availability[i] = changed;
        Enter(i);
    }

    private void Enter(int i)
    {
        var known = availability[i];
        foreach (var path in Paths)
        {
            present[path].Put(i, known.Presence.Lets(path));
        }

        foreach (var language in Languages)
        {
            speaking[language].Put(i, known.Speaks(language));
        }

        Free.Put(i, known.Free > 0);
        Provider(known.ProviderId).Put(i, true);
    }

    private ulong[] Column(Dictionary<long, ulong[]> columns, long id)
    {
        if (!columns.TryGetValue(id, out var column))
        {
            columns[id] = column = Bits.For(availability.Length);
        }

        return column;
    }
}

/// <summary>A set of people by their places in a roster.</summary>
internal static class Bits
{
    public static ulong[] For(int people) => new ulong[(people + 63) / 64];

    public static bool Has(this ulong[] bits, int i) => (bits[i >> 6] & (1UL << i)) != 0;

    public static void Put(this ulong[] bits, int i, bool within) =>
        bits[i >> 6] = within ? bits[i >> 6] | (1UL << i) : bits[i >> 6] & ~(1UL << i);

    public static void And(this ulong[] bits, ulong[] others)
    {
        for (var word = 0; word < bits.Length; word++)
        {
            bits[word] &= others[word];
        }
    }

    public static bool IsEmpty(this ulong[] bits) => !bits.AsSpan().ContainsAnyExcept(0UL);
}
