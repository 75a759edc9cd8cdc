using System.Collections;
using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace Helpdesk.TestSupport;

/// <summary>
/// Whatever the tests ask of SQLite, and save there, is said in T-SQL too and read by Microsoft's parser: each query when
/// EF first compiles it, each kind of change when it is first saved. A statement that SQL Server could not read fails the test.
/// </summary>
internal sealed class TSqlMirror : SaveChangesInterceptor, IQueryExpressionInterceptor
{
    public static readonly TSqlMirror Instance = new();

    /// <summary>EF writes one MERGE for so many new rows.</summary>
    private const int Several = 5;

    private readonly ConcurrentDictionary<string, bool> changes = new();

    private TSqlMirror()
    {
    }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        AbsentSqlServer.Read(db =>
        {
            var query = new ForAnother(db).Visit(queryExpression);
            var answer = typeof(IQueryProvider).GetMethods().Single(m => m is { Name: nameof(IQueryProvider.Execute), IsGenericMethod: true })
                .MakeGenericMethod(ResultOf(query.Type)).Invoke(db.Tickets.AsQueryable().Provider, [query]);
            if (answer is IEnumerable rows and not string)
            {
                _ = rows.Cast<object>().ToList();
            }
        });
        return queryExpression;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var changed = entry.State == EntityState.Modified
                ? string.Join(',', entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name)) : "";
            if (changes.TryAdd($"{entry.Metadata.Name} {entry.State} {changed}", true))
            {
                AbsentSqlServer.Read(db => Save(db, entry, 1));
                if (entry.State == EntityState.Added)
                {
                    AbsentSqlServer.Read(db => Save(db, entry, Several));
                }
            }
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(SavingChanges(eventData, result));

    private static void Save(DbContext db, EntityEntry original, int copies)
    {
        for (var i = 1; i <= copies; i++)
        {
            var copy = db.Entry(original.CurrentValues.ToObject());
            foreach (var key in copy.Metadata.FindPrimaryKey()!.Properties)
            {
                var property = copy.Property(key.Name);
                property.CurrentValue = property.Metadata.ClrType == typeof(long) ? (long)-i : property.CurrentValue;
            }

            copy.State = original.State;
            foreach (var property in copy.Properties.Where(p => !p.Metadata.IsPrimaryKey()))
            {
                property.IsModified = original.State == EntityState.Modified && original.Property(property.Metadata.Name).IsModified;
            }

            foreach (var key in copy.Metadata.FindPrimaryKey()!.Properties.Where(p => original.State == EntityState.Added && p.ValueGenerated == Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.OnAdd))
            {
                copy.Property(key.Name).IsTemporary = true;
            }
        }

        db.SaveChanges();
    }

    private static Type ResultOf(Type type) =>
        type.GetInterfaces().Append(type).FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQueryable<>)) is { } rows
            ? typeof(IEnumerable<>).MakeGenericType(rows.GetGenericArguments()) : type;

    /// <summary>The same query for another context: its own tables, and values in place of the parameters.</summary>
    private sealed class ForAnother(DbContext db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root => Root(root.EntityType.ClrType),
            QueryParameterExpression parameter => Sample(parameter.Type),
            _ => base.VisitExtension(node),
        };

        private Expression Root(Type entity) => ((IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!
            .MakeGenericMethod(entity).Invoke(db, [])!).Expression;

        /// <summary>A captured value, as a query's author would write it, so that it becomes a parameter again.</summary>
        private static MemberExpression Sample(Type type) =>
            Expression.Property(Expression.Constant(Activator.CreateInstance(typeof(Captured<>).MakeGenericType(type))), nameof(Captured<>.Value));
    }

    private sealed class Captured<T>
    {
        public T Value { get; } = (T)Of(typeof(T))!;

        private static object? Of(Type type)
        {
            var plain = Nullable.GetUnderlyingType(type) ?? type;
            if (plain == typeof(string))
            {
                return "x";
            }

            if (plain.IsEnum)
            {
                return Enum.GetValues(plain).GetValue(0);
            }

            if (plain.IsValueType)
            {
                return Activator.CreateInstance(plain);
            }

            var element = plain.IsArray ? plain.GetElementType() : plain.IsGenericType ? plain.GetGenericArguments()[0] : null;
            if (element is null)
            {
                return null;
            }

            var several = Array.CreateInstance(element, 2);
            several.SetValue(Of(element), 0);
            several.SetValue(Of(element), 1);
            return plain.IsInstanceOfType(several) ? several : Activator.CreateInstance(plain, several);
        }
    }
}
