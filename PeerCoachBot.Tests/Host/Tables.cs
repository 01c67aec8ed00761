using Microsoft.Data.Sqlite;

namespace PeerCoachBot.Tests.Host;

/// <summary>Every row of a store's tables, each as one line.</summary>
internal sealed record Tables(IReadOnlyList<string> Rows)
{
    /// <summary>Reads a copy, since a running bot has the file to itself.</summary>
    public static Tables Of(string file)
    {
        var folder = Directory.CreateTempSubdirectory("peercoach-copy-");
        var copy = Path.Combine(folder.FullName, "copy.db");
        foreach (var end in new[] { "", "-wal" })
            if (File.Exists(file + end))
                File.Copy(file + end, copy + end);

        using (var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()))
        {
            db.Open();
            List<string> rows = [];
            foreach (var table in Read(db, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
                rows.AddRange(Read(db, $"SELECT * FROM {table}").Select(row => $"{table}: {row}"));
            db.Close();
            folder.Delete(recursive: true);
            return new Tables(rows);
        }
    }

    /// <summary>What a later reading has and this one has not, and the other way round.</summary>
    public IReadOnlyList<string> Changes(Tables later) =>
    [
        .. Rows.Except(later.Rows).Select(row => "- " + row),
        .. later.Rows.Except(Rows).Select(row => "+ " + row),
    ];

    private static List<string> Read(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
#pragma warning disable CA2100 // Table names come from the file's own schema.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        return rows;
    }
}
