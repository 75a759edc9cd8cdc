using System.Data.Common;
using Helpdesk.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Helpdesk.TestSupport;

/// <summary>
/// The SQL Server provider without a server: every statement goes to Microsoft's parser, and one invented row comes back,
/// so that what follows on an answer (the further statements of a split query) is written as well.
/// </summary>
internal sealed class AbsentSqlServer : DbCommandInterceptor, IDbConnectionInterceptor
{
    private static readonly DbContextOptions<SqlServerHelpdeskDbContext> Options = Build();

    /// <summary>Does something with the provider and lets the parser read what it writes.</summary>
    /// <param name="work">May fail on the invented answers: what counts is what was asked before.</param>
    /// <returns>How many statements were read.</returns>
    public static int Read(Action<SqlServerHelpdeskDbContext> work)
    {
        using var db = new SqlServerHelpdeskDbContext(Options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        var statements = new List<string>();
        Heard.Value = statements;
        Exception? failure = null;
        try
        {
            work(db);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        if (statements.Count == 0 && failure is not null)
        {
            throw new InvalidOperationException($"SQL Server's provider cannot say this: {failure.Message}", failure);
        }

        statements.ForEach(TSql.Accept);
        return statements.Count;
    }

    private static readonly AsyncLocal<List<string>?> Heard = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Heard.Value!.Add(command.CommandText);
        return InterceptionResult<DbDataReader>.SuppressWithResult(new OneRow());
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Heard.Value!.Add(command.CommandText);
        return InterceptionResult<int>.SuppressWithResult(1);
    }

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    private static DbContextOptions<SqlServerHelpdeskDbContext> Build()
    {
        var options = new DbContextOptionsBuilder<SqlServerHelpdeskDbContext>();
        options.UseHelpdeskSqlServer("Server=absent;Database=none;Encrypt=False", new SqlServerSettings());
        options.AddInterceptors(new AbsentSqlServer());
        return options.Options;
    }
}
