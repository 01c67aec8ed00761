using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Storage;

/// <summary>An embedded file that a crash, a disk or somebody's hand has damaged.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Commits = 12;
    private const int Positions = 30;

    private readonly TemporaryFile file = new();
    private readonly TemporaryFile copy = new();

    public void Dispose()
    {
        file.Dispose();
        copy.Dispose();
    }

    [NeedsSqliteFact]
    public async Task What_was_committed_before_the_damage_to_the_log_is_there_and_nothing_after_it()
    {
        List<long> ends = [];
        byte[] database, log;
        await using (var store = SqliteStore.Open(file.Path))
        {
            for (var n = 0; n < Commits; n++)
            {
                await store.CommitAsync(Commit(n), default);
                ends.Add(new FileInfo(file.Path + "-wal").Length);
            }

            // As it is on the disk when the power goes.
            (database, log) = (File.ReadAllBytes(file.Path), File.ReadAllBytes(file.Path + "-wal"));
        }

        Random random = new(48);
        for (var turn = 0; turn < Positions; turn++)
        {
            var at = random.NextInt64(ends[^4], ends[^1]);
            var damaged = turn % 2 == 0 ? log[..(int)at] : [.. log];
            if (turn % 2 == 1)
                damaged[at] ^= (byte)(1 << random.Next(8));
            var kept = ends.Count(end => end <= at);
            await AssertKeepsAsync(database, damaged, kept, $"{(turn % 2 == 0 ? "cut" : "changed")} at {at}");
        }
    }

    [NeedsSqliteTheory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    [InlineData(0.7)]
    [InlineData(0.99)]
    public async Task A_file_that_was_cut_is_refused_by_its_name(double part)
    {
        await WriteAsync();
        var whole = File.ReadAllBytes(file.Path);
        File.WriteAllBytes(file.Path, whole[..(int)(whole.Length * part)]);
        AssertRefused();
    }

    [NeedsSqliteFact]
    public async Task A_file_that_is_broken_inside_is_refused_by_its_name_after_a_crash()
    {
        await WriteAsync();
        var whole = File.ReadAllBytes(file.Path);
        Array.Clear(whole, 2 * 4096, 4096);
        File.WriteAllBytes(file.Path, whole);
        File.WriteAllBytes(file.Path + "-wal", []);
        AssertRefused();
    }

    [NeedsSqliteFact]
    public async Task A_file_that_may_only_be_read_is_refused_by_its_name()
    {
        // The file format's own way to say so, which holds for root as well: the write version, at byte 18.
        await WriteAsync();
        var whole = File.ReadAllBytes(file.Path);
        whole[18] = 9;
        File.WriteAllBytes(file.Path, whole);
        AssertRefused();
    }

    private void AssertRefused()
    {
        var refusal = Assert.Throws<StoreUnavailableException>(() => SqliteStore.Open(file.Path));
        Assert.StartsWith($"Storage:File: cannot open {file.Path}: ", refusal.Message, StringComparison.Ordinal);
    }

    private async Task WriteAsync()
    {
        await using var store = SqliteStore.Open(file.Path);
        for (var n = 0; n < Commits; n++)
            await store.CommitAsync(Commit(n), default);
    }

    private async Task AssertKeepsAsync(byte[] database, byte[] log, int kept, string damage)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(copy.Path)!);
        File.WriteAllBytes(copy.Path, database);
        File.WriteAllBytes(copy.Path + "-wal", log);
        await using var store = SqliteStore.Open(copy.Path);
        for (var n = 0; n < Commits; n++)
        {
            var found = await store.LoadAsync(Id(n), default);
            Assert.True((found?.Document.State == State(n)) == n < kept && found is null == n >= kept, $"{damage}: commit {n} of {kept}");
            Assert.Equal(n < kept ? $"c{n}" : null, await store.FindSeenAsync(Id(n), "e", default));
        }

        if (kept < Commits)
            Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Commit(kept), default));
    }

    private static AggregateId Id(int n) => new("session", "t1", $"k{n}");

    private static string State(int n) => new((char)('a' + n), 3000);

    private static Commit Commit(int n) => new()
    {
        Aggregate = Id(n),
        ETag = null,
        Document = new Document(State(n), 0, new Dictionary<string, PostedCard>()),
        EventId = "e",
        CommitId = $"c{n}",
        At = FakeClock.Start,
    };
}
