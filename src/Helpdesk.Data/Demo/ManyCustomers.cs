using System.Globalization;
using Helpdesk.Domain.Customers;
using Helpdesk.Domain.Shared;

namespace Helpdesk.Data.Demo;

/// <summary>As many customers as a desk of that size would have: the names of the few, mixed.</summary>
internal static class ManyCustomers
{
    private const int TicketsOfEach = 8;

    public static int For(int tickets) => tickets / TicketsOfEach;

    public static IEnumerable<Customer> Create(int count) =>
        from language in new[] { Language.German, Language.English }
        let names = Story.Customers().Where(c => c.Language == language).Select(c => c.Name.Split(' ', 2)).ToList()
        from i in Enumerable.Range(0, (count + 1) / 2)
        let first = names[i % names.Count][0]
        let last = names[i / names.Count % names.Count][1]
        let mail = string.Create(CultureInfo.InvariantCulture, $"customer.{(language == Language.German ? "de" : "en")}.{i}@example.com")
        select new Customer($"{first} {last}", mail, language);
}
