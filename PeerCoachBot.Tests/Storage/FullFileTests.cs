using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>The embedded file where it may not grow, or not be written at all.</summary>
public sealed class FullFileTests : IDisposable
{
    private readonly TemporaryFile file = new();

    public void Dispose() => file.Dispose();

    [NeedsSqliteTheory]
    [InlineData("PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000")]
    [InlineData("PRAGMA query_only=ON", "PRAGMA query_only=OFF")]
    public async Task What_is_full_or_read_only_can_be_read_and_is_written_again_when_it_may(string stop, string resume)
    {
        await using var sqlite = SqliteFile.Open(file.Path, db => Sql.Run(db, "CREATE TABLE t (x TEXT)"));
        await sqlite.RunAsync(db => Sql.Run(db, "INSERT INTO t VALUES ('kept')"), default);
        await sqlite.RunAsync(db => Sql.Run(db, stop), default);

        using var gate = new ManualResetEventSlim();
        var first = sqlite.RunAsync(_ => gate.Wait(TimeSpan.FromSeconds(30)), default);
        var reading = sqlite.RunAsync(Read, default);
        var writing = sqlite.RunAsync(db => Sql.Run(db, $"INSERT INTO t VALUES ('{new string('x', 50_000)}')"), default);
        var alsoReading = sqlite.RunAsync(Read, default);
        gate.Set();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => writing);
        Assert.Equal(("kept", "kept"), (await reading, await alsoReading));

        await sqlite.RunAsync(db => Sql.Run(db, resume), default);
        await sqlite.RunAsync(db => Sql.Run(db, "INSERT INTO t VALUES ('more')"), default);
        Assert.Equal("kept,more", await sqlite.RunAsync(Read, default));
    }

    private static string Read(Microsoft.Data.Sqlite.SqliteConnection db) =>
        string.Join(',', Sql.Rows(db, "SELECT x FROM t ORDER BY rowid", r => r.GetString(0)));
}
