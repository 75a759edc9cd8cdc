using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Helpdesk.Architecture.Tests;

/// <summary>The container files, read as an engine would read them: no engine runs where the tests run.</summary>
public sealed partial class ContainerTests
{
    private static readonly YamlMappingNode Compose = Load("docker-compose.yml");
    private static readonly Dictionary<string, YamlMappingNode> Services = Children(Compose, "services");
    private static readonly string[][] Dockerfile = Instructions(Repository.Read("Dockerfile"));

    [Fact]
    public void The_desk_starts_with_SQL_Server_and_by_profile_with_PostgreSQL()
    {
        Assert.Equal(["postgres", "sqlserver", "web", "web-postgres"], Services.Keys.Order(StringComparer.Ordinal));
        Assert.All(Services, s => Assert.Equal(s.Key.Contains("postgres", StringComparison.Ordinal) ? ["postgres"] : [], Texts(s.Value, "profiles")));
        Assert.Equal("SqlServer", Setting("web", "Database__Provider"));
        Assert.Equal("PostgreSql", Setting("web-postgres", "Database__Provider"));
    }

    [Fact]
    public void Whatever_is_waited_for_says_when_it_is_healthy()
    {
        var waits = Services.SelectMany(s => Children(s.Value, "depends_on")).ToList();

        Assert.Equal(["postgres", "sqlserver"], waits.Select(w => w.Key).Order(StringComparer.Ordinal));
        Assert.All(waits, w =>
        {
            Assert.Equal("service_healthy", Text(w.Value, "condition"));
            Assert.NotEmpty(Texts((YamlMappingNode)Services[w.Key]["healthcheck"], "test"));
        });
    }

    [Fact]
    public void Data_survives_in_named_volumes_and_nothing_listens_beyond_this_machine()
    {
        var named = Texts(Compose, "volumes");
        var used = Services.Values.SelectMany(s => Texts(s, "volumes")).Select(v => v.Split(':')[0]);

        Assert.Equal(named.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
        Assert.All(Services.Values.SelectMany(s => Texts(s, "ports")), p => Assert.StartsWith("127.0.0.1:", p, StringComparison.Ordinal));
    }

    [Fact]
    public void No_password_has_a_default_and_every_variable_stands_in_the_example()
    {
        var example = Repository.Read(".env.example").Split('\n').Where(l => l.Contains('=', StringComparison.Ordinal) && !l.StartsWith('#'))
            .Select(l => l.Split('=', 2)).ToDictionary(l => l[0], l => l[1]);
        var variables = Variable().Matches(Repository.Read("docker-compose.yml")).Select(m => (Name: m.Groups[1].Value, Default: m.Groups[2].Value)).ToList();

        Assert.Equal(example.Keys.Order(StringComparer.Ordinal), variables.Select(v => v.Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(variables.Where(v => v.Name.Contains("PASSWORD", StringComparison.Ordinal)), v => Assert.Equal(("", ""), (v.Default, example[v.Name])));
        Assert.DoesNotMatch(WrittenPassword(), Repository.Read("docker-compose.yml"));
    }

    [Fact]
    public void The_image_is_built_in_stages_and_runs_as_a_user_without_rights()
    {
        var stages = Dockerfile.Where(i => i[0] == "FROM").ToList();
        var named = stages.SelectMany(s => s.Length == 4 && s[2] == "AS" ? [s[3]] : Array.Empty<string>()).ToList();
        var copied = Dockerfile.Where(i => i[0] == "COPY").SelectMany(i => i).Where(w => w.StartsWith("--from=", StringComparison.Ordinal)).Select(w => w["--from=".Length..]);
        var last = Dockerfile[Array.FindLastIndex(Dockerfile, i => i[0] == "FROM")..];

        Assert.True(stages.Count > 1);
        Assert.All(copied, stage => Assert.Contains(stage, named));
        Assert.Contains("aspnet:", last[0][1], StringComparison.Ordinal);
        Assert.Contains(last, i => i is ["USER", "app"]);
        Assert.True(Array.FindIndex(last, i => i[0] == "USER") < Array.FindIndex(last, i => i[0] == "ENTRYPOINT"));
        Assert.Contains(last, i => i[0] == "HEALTHCHECK" && string.Join(' ', i).Contains("/health/ready", StringComparison.Ordinal));
    }

    [Fact]
    public void The_image_has_the_runtime_that_the_project_targets()
    {
        using var sdk = JsonDocument.Parse(Repository.Read("global.json"));
        var wanted = string.Join('.', sdk.RootElement.GetProperty("sdk").GetProperty("version").GetString()!.Split('.')[..2]);

        Assert.All(Dockerfile.Where(i => i[0] == "FROM" && i[1].Contains("dotnet", StringComparison.Ordinal)), i => Assert.EndsWith($":{wanted}", i[1], StringComparison.Ordinal));
        Assert.Contains($"<TargetFramework>net{wanted}</TargetFramework>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
    }

    private static YamlMappingNode Load(string path)
    {
        using var reader = new StringReader(Repository.Read(path));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static Dictionary<string, YamlMappingNode> Children(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var found) && found is YamlMappingNode map
            ? map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => c.Value as YamlMappingNode ?? new YamlMappingNode())
            : [];

    private static string Text(YamlMappingNode node, string name) => ((YamlScalarNode)node[name]).Value!;

    private static string Setting(string service, string name) => Text((YamlMappingNode)Services[service]["environment"], name);

    /// <summary>The entries of a list, or the keys of a mapping.</summary>
    private static string[] Texts(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var found) ? found switch
    {
        YamlSequenceNode list => [.. list.Select(e => ((YamlScalarNode)e).Value!)],
        YamlMappingNode map => [.. map.Children.Keys.Select(k => ((YamlScalarNode)k).Value!)],
        _ => [],
    } : [];

    private static string[][] Instructions(string dockerfile) =>
        [.. dockerfile.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(l => l.Length > 0 && !l.StartsWith('#'))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex(@"(?<!\$)\$\{([A-Z_]+)(?::-([^}]*))?\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?i)password=(?!\$\{)|password:\s+(?!\$\{)\S")]
    private static partial Regex WrittenPassword();
}
