namespace Helpdesk.Web.Infrastructure;

/// <summary>A field that holds something else now than what was just typed, in words.</summary>
public sealed record Change(string Field, string Now, string Yours)
{
    /// <summary>What differs between the saved values and the typed ones.</summary>
    public static IReadOnlyList<Change> Between(params IEnumerable<Change> fields) => [.. fields.Where(f => f.Now.Trim() != f.Yours.Trim())];
}
