using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Helpdesk.Application.Security;
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

internal static class Compilable
{
    /// <summary>Puts the rule where a query asks <see cref="Visibility"/> for it: a query calls nobody, a compiled one least of all.</summary>
    public static Expression<TQuery> Query<TQuery>(Expression<TQuery> query) => (Expression<TQuery>)new Inlining().Visit(query);

    /// <summary>The same for a query that is written as one.</summary>
    public static IQueryable<T> WithRules<T>(this IQueryable<T> query) => query.Provider.CreateQuery<T>(new Inlining().Visit(query.Expression));

    private sealed class Inlining : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            LambdaExpression? rule = node.Method.DeclaringType != typeof(Visibility) ? null : node.Method.Name switch
            {
                nameof(Visibility.IsWith) => Visibility.WithProvider,
                nameof(Visibility.SeesMail) => Visibility.MailGranted,
                nameof(Visibility.IsOfAnother) => Visibility.OfAnother,
                _ => null,
            };
            return rule is null ? base.VisitMethodCall(node) : new Replacing(rule.Parameters.Zip(node.Arguments).ToDictionary(p => p.First, p => p.Second)).Visit(rule.Body);
        }
    }

    private sealed class Replacing(Dictionary<ParameterExpression, Expression> values) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => values.GetValueOrDefault(node, node);
    }
}
