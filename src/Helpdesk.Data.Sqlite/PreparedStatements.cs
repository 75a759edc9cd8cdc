using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Helpdesk.Data.Sqlite;

/// <summary>
/// Keeps a context's connection open and what SQLite has planned on it: planning a page's statements anew took more than half
/// of the page's time. EF writes the same text for the same query, and the text is all that a plan depends on.
/// </summary>
internal sealed class PreparedStatements : DbCommandInterceptor, IDbConnectionInterceptor
{
    public static readonly PreparedStatements Instance = new();

    /// <summary>For each connection. A desk asks some dozens of statements all day; a plan takes some 20 kB.</summary>
    private const int Most = 64;

    private readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, KeptCommand>> kept = [];

    private PreparedStatements()
    {
    }

    public InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new KeptConnection(eventData.ConnectionString));

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } written)
        {
            return result;
        }

        var commands = kept.GetOrCreateValue(connection);
        if (!commands.TryGetValue(written.CommandText, out var command))
        {
            if (commands.Count >= Most)
            {
                Forget(commands);
            }

            commands[written.CommandText] = command = new KeptCommand { Connection = connection, CommandText = written.CommandText };
        }

        // A query that is still being read while it is asked again keeps its plan to itself.
        return command.IsBusy ? written : command.Take(written);
    }

    private static void Forget(Dictionary<string, KeptCommand> commands)
    {
        foreach (var (text, command) in commands.Where(c => !c.Value.IsBusy).ToList())
        {
            commands.Remove(text);
            command.End();
        }
    }

    /// <summary>A connection that stays open between requests, as long as its pooled context lives.</summary>
    private sealed class KeptConnection(string? connectionString) : SqliteConnection(connectionString)
    {
        private bool isEnding;

        public override void Close()
        {
            if (isEnding)
            {
                base.Close();
            }
        }

        protected override void Dispose(bool disposing)
        {
            isEnding = true;
            base.Dispose(disposing);
        }
    }

    /// <summary>A command that EF disposes of after each use, and that remembers its plan all the same.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        public bool IsBusy { get; private set; }

        public KeptCommand Take(SqliteCommand written)
        {
            var parameters = new SqliteParameter[written.Parameters.Count];
            written.Parameters.CopyTo(parameters, 0);
            written.Parameters.Clear();
            Parameters.Clear();
            Parameters.AddRange(parameters);
            (Transaction, CommandTimeout, IsBusy) = (written.Transaction, written.CommandTimeout, true);
            written.Dispose();
            return this;
        }

        public void End() => base.Dispose(true);

        protected override void Dispose(bool disposing)
        {
            IsBusy = false;
            if (!disposing)
            {
                base.Dispose(disposing);
            }
        }
    }
}
