using System.Text.Json;
using Microsoft.Data.Sqlite;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage.Embedded;

/// <summary>The finished states of a file. Those of an earlier release say nothing of their cards.</summary>
internal static class PastRows
{
    private const string Table =
        "CREATE TABLE IF NOT EXISTS archive (aggregate TEXT, key TEXT, state TEXT NOT NULL, etag INTEGER NOT NULL DEFAULT 0, cards TEXT, PRIMARY KEY (aggregate, key)) WITHOUT ROWID";

    private const string KnowsCards = "SELECT count(*) FROM pragma_table_info('archive') WHERE name = 'cards'";

    private const string AddCards = """
        ALTER TABLE archive ADD COLUMN etag INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE archive ADD COLUMN cards TEXT;
        """;

    private const string Select = "SELECT key, state, etag, cards FROM archive WHERE aggregate = $1";

    public static void Prepare(SqliteConnection db)
    {
        Sql.Run(db, Table);
        if (Sql.Scalar<long>(db, KnowsCards) == 0)
            Sql.Run(db, AddCards);
    }

    public static void Put(SqliteConnection db, PastState past, long etag) => Sql.Run(
        db,
        "INSERT OR REPLACE INTO archive (aggregate, key, state, etag, cards) VALUES ($1, $2, $3, $4, $5)",
        past.Aggregate.ToString(), past.Key, past.State, etag, Write(past.Cards));

    public static bool Replace(SqliteConnection db, PastState past, long etag) => Sql.Run(
        db,
        "UPDATE archive SET state = $1, etag = $2, cards = $3 WHERE aggregate = $4 AND key = $5 AND etag = $6",
        past.State, etag, Write(past.Cards), past.Aggregate.ToString(), past.Key, ETags.Number(past.ETag)) == 1;

    public static IReadOnlyList<PastState> All(SqliteConnection db, AggregateId id) =>
        Sql.Rows(db, Select + " ORDER BY key", row => Read(row, id), id.ToString());

    public static PastState? Find(SqliteConnection db, AggregateId id, string key) =>
        Sql.Rows(db, Select + " AND key = $2", row => Read(row, id), id.ToString(), key) is [var only] ? only : null;

    private static PastState Read(SqliteDataReader row, AggregateId id) => new(id, row.GetString(0), row.GetString(1))
    {
        ETag = ETags.Text(row.GetInt64(2)),
        Cards = row.IsDBNull(3)
            ? PastCards.Unknown
            : JsonSerializer.Deserialize(row.GetString(3), StoreJson.Default.PastCards) ?? throw new JsonException("The stored cards are null."),
    };

    private static string Write(PastCards cards) => JsonSerializer.Serialize(cards, StoreJson.Default.PastCards);
}
