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
