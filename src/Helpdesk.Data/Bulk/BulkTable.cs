using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Helpdesk.Data.Bulk;

/// <summary>A table and how its rows are read from entities: the model's own columns and conversions, without change tracking.</summary>
public sealed class BulkTable
{
    private readonly List<BulkColumn> columns = [];

    public BulkTable(DbContext db, Type entity)
    {
        var type = db.Model.FindEntityType(entity)!;
        var store = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        Name = store.Name;
        DelimitedName = db.GetService<ISqlGenerationHelper>().DelimitIdentifier(store.Name, store.Schema);
        HasGeneratedKey = type.FindProperty("Id") is not null;
        AddColumns(type, store, row => Expression.Convert(row, type.ClrType));
        Delimit = db.GetService<ISqlGenerationHelper>().DelimitIdentifier;
    }

    private Func<string, string> Delimit { get; }

    public string Name { get; }

    public string DelimitedName { get; }

    public bool HasGeneratedKey { get; }

    public IReadOnlyList<BulkColumn> Columns => columns;

    public string DelimitedColumns => string.Join(", ", columns.Select(c => Delimit(c.Name)));

    private void AddColumns(ITypeBase type, StoreObjectIdentifier store, Func<Expression, Expression> owner)
    {
        foreach (var property in type.GetProperties())
        {
            var mapping = property.GetRelationalTypeMapping();
            columns.Add(new(
                property.GetColumnName(store)!, mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(mapping.ClrType) ?? mapping.ClrType,
                Reader(row => Expression.Property(owner(row), property.PropertyInfo!), mapping.Converter)));
        }

        foreach (var part in type.GetComplexProperties())
        {
            AddColumns(part.ComplexType, store, row => Expression.Property(owner(row), part.PropertyInfo!));
        }
    }

    /// <summary>Compiled, because it runs for every value of every row.</summary>
    private static Func<object, object?> Reader(Func<Expression, Expression> property, ValueConverter? converter)
    {
        var row = Expression.Parameter(typeof(object));
        var value = property(row);
        var filled = Nullable.GetUnderlyingType(value.Type) is { } type ? Expression.Convert(value, type) : value;
        Expression given = converter is null ? filled : Expression.Invoke(converter.ConvertToProviderExpression, Expression.Convert(filled, converter.ModelClrType));
        var boxed = Expression.Convert(given, typeof(object));
        return Expression.Lambda<Func<object, object?>>(
            filled == value ? boxed : Expression.Condition(Expression.Property(value, "HasValue"), boxed, Expression.Constant(null)), row).Compile();
    }
}

/// <param name="Type">What the database driver is given.</param>
/// <param name="Read">The value for the driver, null for NULL.</param>
public sealed record BulkColumn(string Name, Type Type, Func<object, object?> Read);
