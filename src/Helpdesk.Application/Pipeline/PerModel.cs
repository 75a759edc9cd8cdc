using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Helpdesk.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Helpdesk.Application.Pipeline;

/// <summary>
/// A query of a hot page that EF reads once instead of at every call, which on such a page costs more than the database does.
/// A compiled query belongs to one model; each provider has its own.
/// </summary>
internal sealed class PerModel<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    public TQuery For(HelpdeskDbContext db) => compiled.GetValue(db.Model, _ => compile());
}

/// <summary>A part of queries that is written once, in a static field of the same type; queries call the method, and <see cref="Compilable"/> puts the part there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WrittenAsAttribute(string field) : Attribute
{
    public string Field { get; } = field;

    /// <summary>What the body of such a method throws.</summary>
    public static InvalidOperationException OnlyInAQuery => new("Only a query can ask this; see Compilable.");
}

internal static class Compilable
{
    /// <summary>Puts the parts where a query names them: a query calls nobody, a compiled one least of all.</summary>
    public static Expression<TQuery> Query<TQuery>(Expression<TQuery> query) => (Expression<TQuery>)new Inlining().Visit(query);

    /// <summary>The same for a query that is written as one.</summary>
    public static IQueryable<T> WithRules<T>(this IQueryable<T> query) => query.Provider.CreateQuery<T>(new Inlining().Visit(query.Expression));

    /// <summary>The same part with something else in the place of what it is told.</summary>
    public static Expression On<T, TResult>(this Expression<Func<T, TResult>> part, Expression argument) =>
        new Replacing(new() { [part.Parameters[0]] = argument }).Visit(part.Body);

    private sealed class Inlining : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.GetCustomAttribute<WrittenAsAttribute>() is not { } written)
            {
                return base.VisitMethodCall(node);
            }

            var part = (LambdaExpression)node.Method.DeclaringType!.GetField(written.Field, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(null)!;
            return Visit(new Replacing(part.Parameters.Zip(node.Arguments).ToDictionary(p => p.First, p => p.Second)).Visit(part.Body));
        }
    }

    private sealed class Replacing(Dictionary<ParameterExpression, Expression> values) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => values.GetValueOrDefault(node, node);
    }
}
