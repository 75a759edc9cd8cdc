using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Helpdesk.Architecture.Tests;

/// <summary>The repository as it lies on disk: what its files say, not only what the compiler made of them.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "Migrations", "wwwroot"];

    public static readonly string Root = FindRoot();

    /// <summary>The product's own source files of these kinds, by path below the root.</summary>
    public static IReadOnlyDictionary<string, string> Source(params string[] extensions) => Files("src", extensions);

    public static IReadOnlyDictionary<string, string> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => extensions.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !Path.GetRelativePath(Root, f).Split(Path.DirectorySeparatorChar).Intersect(Generated).Any())
            .ToDictionary(f => Path.GetRelativePath(Root, f).Replace('\\', '/'), File.ReadAllText);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The projects below src and tests by name.</summary>
    public static IReadOnlyDictionary<string, Project> Projects(string folder) =>
        Files(folder, ".csproj").ToDictionary(f => Path.GetFileNameWithoutExtension(f.Key), f => Project.Parse(f.Value));

    /// <summary>Where the pattern occurs, as <c>path: match</c>.</summary>
    public static IEnumerable<string> Occurrences(this IReadOnlyDictionary<string, string> files, Regex pattern) =>
        files.SelectMany(f => pattern.Matches(f.Value).Select(m => $"{f.Key}: {m.Value}"));

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Helpdesk.sln")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return directory.FullName;
    }
}

internal sealed record Project(IReadOnlyList<string> References, IReadOnlyList<string> Packages)
{
    public static Project Parse(string xml)
    {
        var project = XDocument.Parse(xml);
        return new(
            [.. project.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))).Order(StringComparer.Ordinal)],
            [.. project.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)]);
    }
}

internal static class Findings
{
    /// <summary>Fails with every finding on a line of its own.</summary>
    public static void None(IEnumerable<string?> findings)
    {
        var found = findings.Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{found.Count} found:\n{string.Join('\n', found)}");
        }
    }
}
