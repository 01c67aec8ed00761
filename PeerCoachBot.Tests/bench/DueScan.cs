using System.Diagnostics;
using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Storage.Embedded;
using PeerCoachBot.Storage.Tables;
using PeerCoachBot.Storage.Tables.Service;
using PeerCoachBot.Tests.Storage.Tables;

namespace PeerCoachBot.Bench;

/// <summary>What it costs to find the wake-ups that are due among all that are pending.</summary>
internal static class DueScan
{
    private const int Due = 1000;

    /// <summary>As many as the bot asks for at once.</summary>
    private const int AtOnce = 100;

    private const int Looks = 21;

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(IReadOnlyList<int> onFile, IReadOnlyList<int> onTables)
    {
        List<IReadOnlyList<string>> rows = [];
        foreach (var pending in onFile)
            rows.Add(await OnFileAsync(pending));
        using Azurite azurite = new();
        foreach (var pending in onTables)
            rows.Add(await OnTablesAsync(azurite, pending));
        Console.WriteLine($"{Due} of the pending are due. A look asks for {AtOnce}; \"all\" claims and deletes until none is left.");
        Console.WriteLine();
        Console.WriteLine(Figures.Table(
            ["store", "pending", "a look, ms", "a look past 900 claimed, ms", "round trips of a look", "KB of a look", "all, ms", "all, round trips"],
            rows));
    }

    private static async Task<IReadOnlyList<string>> OnFileAsync(int pending)
    {
        var folder = Directory.CreateTempSubdirectory("peercoach-bench-");
        await using (var store = SqliteStore.Open(Path.Combine(folder.FullName, "bot.db")))
        {
            foreach (var some in Hints(pending).Chunk(1000))
                await Task.WhenAll(some.Select(hint => store.WriteHintAsync(hint.Id, hint.Due, default)));
            var row = await MeasureAsync("SQLite", pending, store, () => default);
            folder.Delete(recursive: true);
            return row;
        }
    }

    private static async Task<IReadOnlyList<string>> OnTablesAsync(Azurite azurite, int pending)
    {
        using CountingProxy proxy = new(await azurite.AddressAsync());
        var names = Azurite.NewTables();
        var service = Azurite.Service(proxy.Address);
        TableStore store = new(service, names, "the bench");
        await store.CreateTablesAsync(default);
        foreach (var partition in Hints(pending).Select(hint => HintTable.Row(hint.Id, hint.Due, claim: null)).GroupBy(row => row.PartitionKey))
            foreach (var some in partition.Chunk(Transaction.MostOperations))
                await service.WriteAsync(names.Hints, some.Aggregate(new Transaction(), (all, row) => all.Add(TableOperation.Insert(row))));
        return await MeasureAsync("Azurite", pending, store, () => new Asked(proxy.Requests, proxy.Bytes));
    }

    private static async Task<IReadOnlyList<string>> MeasureAsync(string name, int pending, IStore store, Func<Asked> storage)
    {
        var before = storage();
        var look = await LookAsync(store);
        var asked = storage().Minus(before);

        var claimed = await store.DueHintsAsync(Now, Now, Due - AtOnce, default);
        foreach (var hint in claimed)
            await store.ClaimAsync(hint, new Claim("elsewhere", 1, Now.AddHours(1)), default);
        var past = await LookAsync(store);

        (before, var began) = (storage(), Stopwatch.GetTimestamp());
        var later = Now.AddHours(2);
        while (await store.DueHintsAsync(Now, later, AtOnce, default) is { Count: > 0 } due)
            foreach (var hint in due)
                if (await store.ClaimAsync(hint, store.Replica.ClaimFrom(later), default) is { } ours)
                    await store.DeleteAsync(ours, default);
        var all = Stopwatch.GetElapsedTime(began);
        var askedForAll = storage().Minus(before);
        var counts = askedForAll.Trips > 0;
        return
        [
            name,
            $"{pending:#,0}",
            Figures.Say(look),
            Figures.Say(past),
            counts ? Figures.Say((double)asked.Trips / Looks) : "",
            counts ? Figures.Say((double)asked.Bytes / Looks / 1024) : "",
            Figures.Say(all.TotalMilliseconds),
            counts ? $"{askedForAll.Trips}" : "",
        ];
    }

    private static async Task<double> LookAsync(IStore store)
    {
        List<double> times = [];
        for (var look = 0; look < Looks; look++)
        {
            var began = Stopwatch.GetTimestamp();
            var due = await store.DueHintsAsync(Now, Now, AtOnce, default);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            if (due.Count != AtOnce)
                throw new InvalidOperationException($"{due.Count} hints are due, and not {AtOnce}.");
        }

        return Figures.Median(times);
    }

    /// <summary>The first thousand within the last hour, the others spread over the next thirty days.</summary>
    private static IEnumerable<(AggregateId Id, DateTimeOffset Due)> Hints(int pending) =>
        from n in Enumerable.Range(0, pending)
        let due = n < Due
            ? Now.AddSeconds(-3600 * (n + 1) / (double)Due)
            : Now.AddMinutes(1) + (TimeSpan.FromDays(30) * ((n - Due) / (double)pending))
        select (new AggregateId("session", "t1", $"19:bench{n}x@thread.v2"), due);
}
