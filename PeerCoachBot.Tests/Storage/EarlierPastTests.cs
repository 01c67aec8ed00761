using PeerCoachBot.Decisions;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Storage.Tables.Service;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>States that an earlier release put aside say nothing of their cards, and are read and replaced all the same.</summary>
public sealed class EarlierPastTests : IDisposable
{
    private static readonly AggregateId Id = new("session", "t1", "19:home@thread.v2");

    private readonly TemporaryFile file = new();

    public void Dispose() => file.Dispose();

    [NeedsSqliteFact]
    public async Task Of_a_file()
    {
        await using (SqliteFile.Open(file.Path, db => Sql.Run(
            db,
            $"""
            CREATE TABLE archive (aggregate TEXT, key TEXT, state TEXT NOT NULL, PRIMARY KEY (aggregate, key)) WITHOUT ROWID;
            INSERT INTO archive VALUES ('{Id}', 's1', 'past');
            """)))
        {
        }

        await using var store = SqliteStore.Open(file.Path);
        var read = Assert.Single(await store.ReadArchiveAsync(Id, default));
        Assert.Equal(("s1", "past", 0), (read.Key, read.State, read.Cards.Posted.Count));
        Assert.True(await store.ReplaceAsync(read with { State = "new" }, default));
        Assert.Equal("new", (await store.FindArchivedAsync(Id, "s1", default))!.State);
    }

    [Fact]
    public void Of_the_tables()
    {
        var row = LongText.Write(new TableRow(TableKey.Of(Id), "past_1~003a2") { ETag = "W/\"1\"" }, ("State", "past"));
        var read = AggregateRows.ReadPast(Id, row);
        Assert.Equal(("1:2", "past", "W/\"1\"", 0), (read.Key, read.State, read.ETag, read.Cards.Posted.Count));
        Assert.Equal(row.RowKey, AggregateRows.Write(read, "c").RowKey);
    }
}
