using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace PeerCoachBot.Storage.Embedded;

/// <summary>
/// Runs a statement with its values as parameters <c>$1</c>, <c>$2</c> and on. Statements are constants of the store, so
/// each is compiled once for a connection and kept as long as that is.
/// </summary>
internal static class Sql
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Compiled = [];

    public static int Run(SqliteConnection db, string sql, params IReadOnlyList<object> values) => Command(db, sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; default where there is none.</summary>
    public static T? Scalar<T>(SqliteConnection db, string sql, params IReadOnlyList<object> values) =>
        Command(db, sql, values).ExecuteScalar() is { } value and not DBNull ? (T)value : default;

    public static IReadOnlyList<T> Rows<T>(SqliteConnection db, string sql, Func<SqliteDataReader, T> read, params IReadOnlyList<object> values)
    {
        using var reader = Command(db, sql, values).ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private static SqliteCommand Command(SqliteConnection db, string sql, IReadOnlyList<object> values)
    {
        var statements = Compiled.GetOrCreateValue(db);
        if (!statements.TryGetValue(sql, out var command))
        {
            statements[sql] = command = db.CreateCommand();
#pragma warning disable CA2100 // Statements are constants of the store; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
        }

        for (var i = 0; i < values.Count; i++)
            if (i < command.Parameters.Count)
                command.Parameters[i].Value = values[i];
            else
                command.Parameters.AddWithValue($"${i + 1}", values[i]);
        return command;
    }
}
