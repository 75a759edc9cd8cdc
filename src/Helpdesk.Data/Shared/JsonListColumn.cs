using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Shared;

internal static class JsonListColumn
{
    /// <summary>A list of values in one column, changed as a whole: for what is always read together and never searched in.</summary>
    public static PropertyBuilder<IReadOnlyList<T>> IsJsonList<T>(this PropertyBuilder<IReadOnlyList<T>> list) => list.HasConversion(
        values => JsonSerializer.Serialize(values, JsonSerializerOptions.Default),
        text => JsonSerializer.Deserialize<List<T>>(text, JsonSerializerOptions.Default)!,
        new ValueComparer<IReadOnlyList<T>>((a, b) => a!.SequenceEqual(b!), a => a.Count, a => a));
}
