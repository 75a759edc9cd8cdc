using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Helpdesk.Data.Sqlite;

/// <summary>
/// Keeps a context's connection open and what SQLite has planned on it: planning a page's statements anew took more than half
/// of the page's time. EF writes the same text for the same query, and the text is all that a plan depends on.
/// </summary>
internal sealed class PreparedStatements : DbCommandInterceptor, IDbConnectionInterceptor, IDisposable
{
    /// <summary>As many as ask at the same moment on a busy day; contexts beyond them have connections as EF makes them.</summary>
    private const int MostConnections = 64;

    private readonly ConcurrentBag<KeptConnection> connections = [];

    public InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        if (connections.Count >= MostConnections)
        {
            return result;
        }

        var connection = new KeptConnection(eventData.ConnectionString);
        connections.Add(connection);
        return InterceptionResult<DbConnection>.SuppressWithResult(connection);
    }

    /// <summary>EF closes the connections of its pooled contexts and leaves it at that; when the desk ends, so do they.</summary>
    public void Dispose()
    {
        foreach (var connection in connections)
        {
            connection.Dispose();
        }
    }

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        result is SqliteCommand { Connection: KeptConnection connection } written ? connection.Kept(written) : result;

    /// <summary>Stays open between requests.</summary>
    private sealed class KeptConnection(string? connectionString) : SqliteConnection(connectionString)
    {
        /// <summary>A desk asks some dozens of statements all day; a plan takes some 20 kB.</summary>
        private const int Most = 64;

        private readonly Dictionary<string, KeptCommand> commands = [];
        private bool isEnding;

        /// <summary>The command that was prepared for this text, with these parameters.</summary>
        public SqliteCommand Kept(SqliteCommand written)
        {
            if (!commands.TryGetValue(written.CommandText, out var command))
            {
                Forget(commands.Count < Most ? [] : commands.Where(c => !c.Value.IsBusy));
                commands[written.CommandText] = command = new KeptCommand { Connection = this, CommandText = written.CommandText };
            }

            // A query that is asked again while it is still being read has a plan to itself.
            return command.IsBusy ? written : command.Take(written);
        }

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
            if (disposing)
            {
                Forget(commands);
            }

            base.Dispose(disposing);
        }

        private void Forget(IEnumerable<KeyValuePair<string, KeptCommand>> some)
        {
            foreach (var (text, command) in some.ToList())
            {
                commands.Remove(text);
                command.End();
            }
        }
    }

    /// <summary>EF disposes of it after each use, and it remembers its plan all the same.</summary>
    private sealed class KeptCommand : SqliteCommand
    {
        private bool isEnding;

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

        public void End()
        {
            isEnding = true;
            Dispose();
        }

        protected override void Dispose(bool disposing)
        {
            IsBusy = false;
            if (isEnding)
            {
                base.Dispose(disposing);
            }
        }
    }
}
