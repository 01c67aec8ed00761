using System.Text.Json;
using Microsoft.Data.Sqlite;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage.Embedded;

/// <summary>
/// The hints of a file. They are found by the moment from which anybody may take them and then by when they are due, so
/// that a scan reads neither what is pending nor what is claimed.
/// </summary>
internal static class HintRows
{
    /// <summary>The moment, in ticks, from which a hint without a living claim may be taken.</summary>
    private const long Always = 0;

    private const string Table =
        "CREATE TABLE IF NOT EXISTS hints (due INTEGER, aggregate TEXT, etag INTEGER NOT NULL, claim TEXT, free_at INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (due, aggregate)) WITHOUT ROWID";

    private const string KnowsWhenFree = "SELECT count(*) FROM pragma_table_info('hints') WHERE name = 'free_at'";

    /// <summary>Whoever claimed something in this file before it was opened is gone.</summary>
    private const string Index = """
        CREATE INDEX IF NOT EXISTS hints_free ON hints (free_at, due);
        UPDATE hints SET free_at = 0 WHERE free_at > 0;
        """;

    /// <summary>Both halves are searched in the index, and the first stops when it has enough.</summary>
    public const string Free = """
        SELECT due, aggregate, etag, claim FROM hints INDEXED BY hints_free WHERE free_at = 0 AND due <= $1
        UNION ALL
        SELECT due, aggregate, etag, claim FROM hints INDEXED BY hints_free WHERE free_at > 0 AND free_at <= $2 AND due <= $1
        ORDER BY due LIMIT $3
        """;

    public static void Prepare(SqliteConnection db)
    {
        Sql.Run(db, Table);
        if (Sql.Scalar<long>(db, KnowsWhenFree) == 0)
            Sql.Run(db, "ALTER TABLE hints ADD COLUMN free_at INTEGER NOT NULL DEFAULT 0");
        Sql.Run(db, Index);
    }

    public static int Write(SqliteConnection db, AggregateId id, DateTimeOffset due, long etag) => Sql.Run(
        db,
        "INSERT INTO hints (due, aggregate, etag) VALUES ($1, $2, $3) ON CONFLICT (due, aggregate) DO UPDATE SET etag = excluded.etag, claim = NULL, free_at = 0",
        due.UtcTicks, id.ToString(), etag);

    public static IReadOnlyList<Hint> Due(SqliteConnection db, DateTimeOffset by, DateTimeOffset now, int most) =>
        Sql.Rows(db, Free, Read, by.UtcTicks, now.UtcTicks, most);

    public static Hint? Claim(SqliteConnection db, Hint hint, Claim claim, Replica replica, long etag)
    {
        var changed = Sql.Run(
            db,
            "UPDATE hints SET etag = $1, claim = $2, free_at = $3 WHERE due = $4 AND aggregate = $5 AND etag = $6",
            etag,
            JsonSerializer.Serialize(claim, StoreJson.Default.Claim),
            replica.IsDead(claim) ? Always : claim.Until.UtcTicks,
            hint.Due.UtcTicks,
            hint.Aggregate.ToString(),
            ETags.Number(hint.ETag));
        return changed == 1 ? hint with { Claim = claim, ETag = ETags.Text(etag) } : null;
    }

    public static bool Delete(SqliteConnection db, Hint hint) => Sql.Run(
        db,
        "DELETE FROM hints WHERE due = $1 AND aggregate = $2 AND etag = $3",
        hint.Due.UtcTicks, hint.Aggregate.ToString(), ETags.Number(hint.ETag)) == 1;

    /// <summary>Kind and tenant hold no bar: the kind is ours and the tenant is checked where it comes in.</summary>
    private static Hint Read(SqliteDataReader row)
    {
        var id = row.GetString(1).Split('|', 3);
        var claim = row.IsDBNull(3) ? null : JsonSerializer.Deserialize(row.GetString(3), StoreJson.Default.Claim);
        return new Hint(new AggregateId(id[0], id[1], id[2]), new DateTimeOffset(row.GetInt64(0), TimeSpan.Zero), claim, ETags.Text(row.GetInt64(2)));
    }
}
