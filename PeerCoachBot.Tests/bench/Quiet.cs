namespace PeerCoachBot.Bench;

/// <summary>One conversation, line by line, each when the one before has had all its effects: what each line costs by itself.</summary>
internal static class Quiet
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(150);

    /// <summary>Plays lines in a conversation.</summary>
    /// <param name="storage">What the store has been asked so far.</param>
    public static async Task<IReadOnlyList<Cost>> PlayAsync(Driver driver, Connector connector, Triad triad, IReadOnlyList<Line> lines, Func<Asked> storage)
    {
        // What a load before this left to do is none of these lines' cost.
        await SettleAsync(() => storage());
        List<Cost> costs = [];
        foreach (var line in lines)
            costs.Add(await DeliverAsync(driver, connector, triad, triad.Says(line), line.Text, storage));
        return costs;
    }

    public static async Task<Cost> DeliverAsync(Driver driver, Connector connector, Triad triad, byte[] activity, string text, Func<Asked> storage)
    {
        var inbox = connector.Of(triad.Number);
        var (before, calls) = (storage(), inbox.Counts);
        await driver.DeliverAsync(activity);
        var (asked, now) = await SettleAsync(() => (storage(), inbox.Counts));
        return new Cost(text, now.Posts - calls.Posts, now.Updates - calls.Updates, now.Total - calls.Total, asked.Minus(before));
    }

    /// <summary>Looks until nothing has moved for a while.</summary>
    private static async Task<T> SettleAsync<T>(Func<T> look)
    {
        var seen = look();
        while (true)
        {
            await Task.Delay(Long, TimeProvider.System);
            var now = look();
            if (EqualityComparer<T>.Default.Equals(now, seen))
                return now;
            seen = now;
        }
    }
}

/// <summary>What a store was asked: round trips (of a file: commits), and bytes (of a file: written to its log).</summary>
internal readonly record struct Asked(long Trips, long Bytes)
{
    public Asked Minus(Asked before) => new(Trips - before.Trips, Bytes - before.Bytes);
}

/// <summary>What one line cost.</summary>
internal sealed record Cost(string Text, int Posts, int Updates, int Calls, Asked Storage);
