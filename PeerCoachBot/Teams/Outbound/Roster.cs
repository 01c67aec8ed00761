using System.Collections.Concurrent;
using PeerCoachBot.Conversations;
using PeerCoachBot.Hosting;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>Who is in a chat, remembered for a while.</summary>
internal sealed class Roster(ConnectorClient connector, TimeProvider clock, ILogger<Roster> log)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);

    /// <summary>An unknown roster is asked for again soon.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    /// <summary>Somebody waits for an answer meanwhile: what the connector does not tell in time is unknown.</summary>
    private static readonly TimeSpan LongestLookUp = TimeSpan.FromSeconds(3);

    private const int MostRemembered = 20_000;

    /// <summary>
    /// More readers than this need not be known: a session has at most eight participants, so among so many there is
    /// always somebody who takes no part.
    /// </summary>
    private const int MostReaders = 20;

    private readonly ConcurrentDictionary<Conversation, (DateTimeOffset Until, IReadOnlyList<Peer>? Readers)> known = new();
    private long timesForgotten;

    /// <summary>Everybody in a chat but the bot, or enough of them; null where that cannot be learnt.</summary>
    public async Task<IReadOnlyList<Peer>?> ReadersAsync(string serviceUrl, Conversation where, string? bot, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (known.TryGetValue(where, out var remembered) && remembered.Until > now)
            return remembered.Readers;

        var forgotten = Volatile.Read(ref timesForgotten);
        var (members, reason) = await InTimeAsync(
            inTime => connector.MembersAsync(serviceUrl, where.Id, MostReaders + 1, inTime),
            (null, "no answer in time"),
            cancellation);
        if (members is null)
            log.RosterUnknown(reason);
        IReadOnlyList<Peer>? readers = members is null
            ? null
            :
            [
                .. members
                    .Where(m => m.Id != bot)
                    .Take(MostReaders)
                    .Select(m => new Peer(new PersonId(where.Tenant, m.ObjectId ?? m.Id ?? ""), m.Name ?? m.Id ?? "?")),
            ];
        if (known.Count >= MostRemembered)
            known.Clear();

        // Somebody may have come while the answer was on its way: then it holds for this once.
        if (forgotten == Volatile.Read(ref timesForgotten))
            known[where] = (now + (readers is null ? RetryAfter : RememberedFor), readers);
        return readers;
    }

    /// <summary>Who could read there when it was last learnt, without waiting; null where that is not known.</summary>
    public IReadOnlyList<Peer>? Remembered(Conversation where) => known.TryGetValue(where, out var remembered) ? remembered.Readers : null;

    /// <summary>Somebody came or went: what is remembered is out of date.</summary>
    public void Forget(Conversation where)
    {
        Interlocked.Increment(ref timesForgotten);
        known.TryRemove(where, out _);
    }

    /// <summary>The name of somebody whose activity bore none; null where that cannot be learnt.</summary>
    public async Task<string?> NameAsync(string serviceUrl, string conversation, string member, CancellationToken cancellation) =>
        (await InTimeAsync(inTime => connector.MemberAsync(serviceUrl, conversation, member, inTime), null, cancellation))?.Name;

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> ask, T otherwise, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(LongestLookUp, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            return await ask(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return otherwise;
        }
    }
}
