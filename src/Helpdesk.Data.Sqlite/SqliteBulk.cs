using Helpdesk.Data.Bulk;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Helpdesk.Data.Sqlite;

/// <summary>One prepared statement, bound by position: a command object looks every parameter up by name for every row.</summary>
internal static class SqliteBulk
{
    public static void Insert(SqliteConnection connection, BulkTable table, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        var database = connection.Handle!;
        var marks = string.Join(", ", table.Columns.Select(_ => "?"));
        var prepared = raw.sqlite3_prepare_v2(
            database, $"INSERT INTO {table.DelimitedName} ({table.DelimitedColumns}) VALUES ({marks})", out var statement);
        SqliteException.ThrowExceptionForRC(prepared, database);
        using (statement)
        {
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var i = 0; i < row.Length; i++)
                {
                    SqliteException.ThrowExceptionForRC(Bind(statement, i + 1, row[i]), database);
                }

                SqliteException.ThrowExceptionForRC(raw.sqlite3_step(statement), database);
                SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), database);
            }
        }
    }

    /// <summary>Values as Microsoft.Data.Sqlite writes them.</summary>
    private static int Bind(sqlite3_stmt statement, int position, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, position),
        long number => raw.sqlite3_bind_int64(statement, position, number),
        int number => raw.sqlite3_bind_int(statement, position, number),
        bool flag => raw.sqlite3_bind_int(statement, position, flag ? 1 : 0),
        string text => raw.sqlite3_bind_text(statement, position, text),
        byte[] bytes => raw.sqlite3_bind_blob(statement, position, bytes),
        Guid id => raw.sqlite3_bind_text(statement, position, id.ToString().ToUpperInvariant()),
        _ => throw new NotSupportedException($"A value of type {value.GetType()} cannot be written."),
    };
}
