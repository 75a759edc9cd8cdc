using System.Reflection;
using Helpdesk.Application;
using Helpdesk.Data;
using Helpdesk.Data.PostgreSql;
using Helpdesk.Data.Sqlite;
using Helpdesk.Data.SqlServer;
using Helpdesk.Domain.Tickets;
using Helpdesk.Infrastructure.Jobs;

namespace Helpdesk.Architecture.Tests;

public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Helpdesk.Domain"] = [],
        ["Helpdesk.Data"] = ["Helpdesk.Domain"],
        ["Helpdesk.Data.PostgreSql"] = ["Helpdesk.Data"],
        ["Helpdesk.Data.SqlServer"] = ["Helpdesk.Data"],
        ["Helpdesk.Data.Sqlite"] = ["Helpdesk.Data"],
        ["Helpdesk.Application"] = ["Helpdesk.Data", "Helpdesk.Domain"],
        ["Helpdesk.Infrastructure"] = ["Helpdesk.Application"],
        ["Helpdesk.Web"] = ["Helpdesk.Application", "Helpdesk.Data.PostgreSql", "Helpdesk.Data.SqlServer", "Helpdesk.Data.Sqlite", "Helpdesk.Infrastructure"],
    };

    private static readonly string[] DatabasePackages = ["EntityFrameworkCore.Sqlite", "EntityFrameworkCore.SqlServer", "Npgsql", "Microsoft.Data.Sqlite", "SqlClient", "SQLitePCL"];

    private static Assembly[] Assemblies =>
    [
        typeof(Ticket).Assembly, typeof(HelpdeskDbContext).Assembly, typeof(DependencyInjection).Assembly, typeof(Program).Assembly,
        typeof(SqliteProvider).Assembly, typeof(SqlServerProvider).Assembly, typeof(PostgreSqlProvider).Assembly, typeof(DueWorkRunner).Assembly,
    ];

    [Fact]
    public void Projects_refer_to_each_other_as_the_architecture_says() =>
        Assert.Equal(
            Allowed.Select(p => $"{p.Key}: {string.Join(", ", p.Value)}").Order(),
            Repository.Projects("src").Select(p => $"{p.Key}: {string.Join(", ", p.Value.References)}").Order());

    [Fact]
    public void Nothing_of_the_product_refers_to_a_test() =>
        Assert.DoesNotContain(Repository.Projects("src").SelectMany(p => p.Value.References), r => r.Contains("Test", StringComparison.Ordinal));

    [Fact]
    public void The_domain_has_no_packages_and_uses_nothing_but_the_base_library()
    {
        Assert.Empty(Repository.Projects("src")["Helpdesk.Domain"].Packages);
        Assert.All(typeof(Ticket).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System.", a.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Packages_of_a_database_occur_in_its_own_project_only() =>
        Assert.Equal(
            ["Helpdesk.Data.PostgreSql", "Helpdesk.Data.SqlServer", "Helpdesk.Data.Sqlite"],
            Repository.Projects("src").Where(p => p.Value.Packages.Any(IsOfADatabase)).Select(p => p.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Code_that_knows_a_database_is_in_its_own_project_only() =>
        Assert.Equal(
            ["Helpdesk.Data.PostgreSql", "Helpdesk.Data.SqlServer", "Helpdesk.Data.Sqlite"],
            Assemblies.Where(a => a.GetReferencedAssemblies().Any(r => IsOfADatabase(r.Name!))).Select(a => a.GetName().Name!).Order(StringComparer.Ordinal));

    [Fact]
    public void No_assembly_uses_what_its_project_may_not_refer_to()
    {
        foreach (var assembly in Assemblies)
        {
            var reachable = Reachable(assembly.GetName().Name!);
            Assert.All(
                assembly.GetReferencedAssemblies().Where(r => r.Name!.StartsWith("Helpdesk.", StringComparison.Ordinal)),
                r => Assert.Contains(r.Name!, reachable));
        }
    }

    private static bool IsOfADatabase(string name) => DatabasePackages.Any(p => name.Contains(p, StringComparison.OrdinalIgnoreCase));

    private static HashSet<string> Reachable(string project) =>
        [.. Allowed[project], .. Allowed[project].SelectMany(Reachable)];
}
