using System.Linq.Expressions;
using Helpdesk.Domain.Shared;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Helpdesk.Data.Shared;

internal static class LocalizedTextColumns
{
    public static void HasLocalized<T>(
        this EntityTypeBuilder<T> entity, Expression<Func<T, LocalizedText?>> property, int maxLength = LocalizedText.MaxLength)
        where T : class =>
        entity.ComplexProperty(property, text =>
        {
            text.Property(t => t!.En).HasMaxLength(maxLength);
            text.Property(t => t!.De).HasMaxLength(maxLength);
        });
}
