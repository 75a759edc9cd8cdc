using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Helpdesk.TestSupport;

/// <summary>Microsoft's own parser of T-SQL: what it accepts is written correctly, whether or not the names in it exist.</summary>
public static class TSql
{
    /// <summary>Fails unless SQL Server could read this, and every text that it hands to EXEC.</summary>
    public static void Accept(string sql)
    {
        var complaints = Complaints(sql).ToList();
        Assert.True(complaints.Count == 0, $"{string.Join('\n', complaints)}\n\n{sql}");
    }

    /// <summary>What the parser says against it, with the line; nothing when it is right.</summary>
    public static IEnumerable<string> Complaints(string sql)
    {
        using var reader = new StringReader(sql);
        var tree = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        var texts = new ExecutedTexts();
        tree?.Accept(texts);
        return errors.Select(e => $"line {e.Line}: {e.Message}").Concat(texts.Found.SelectMany(Complaints));
    }

    /// <summary>
    /// The statements of EXEC(N'…'), which EF writes where a script must be readable before a table has its column. A variable in one of
    /// them is the name of a constraint that the server finds.
    /// </summary>
    private sealed class ExecutedTexts : TSqlFragmentVisitor
    {
        public List<string> Found { get; } = [];

        public override void Visit(ExecutableStringList node) =>
            Found.Add(string.Concat(node.Strings.Select(s => s is StringLiteral text ? text.Value : "[Found]")));
    }
}
