using PeerCoachBot.Storage;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Hosting;

/// <summary>Finds the moments that are due by the hints in the store.</summary>
internal sealed class DueMoments(IStore store, WakeUps wakeUps, Outbox outbox, Replies replies, TimeProvider clock) : IDueMoments
{
    /// <summary>How long one moment may take; a connector that does not answer is not waited for.</summary>
    private const int MostLooks = 400;

    /// <summary>Of hints that are overdue there are never so many.</summary>
    private const int MostHints = 1000;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    public async Task<DateTimeOffset?> NextAsync(DateTimeOffset by, CancellationToken cancellation)
    {
        // Asked as of then, so that what somebody is at now is found as well: it is looked at again when their claim ends.
        var now = clock.GetUtcNow();
        var due = await store.DueHintsAsync(by, by, MostHints, cancellation);
        return due.Select(hint => hint.Due > now ? hint.Due : hint.Claim?.Until).Where(moment => moment > now && moment <= by).Min();
    }

    public async Task HappenAsync(CancellationToken cancellation)
    {
        await wakeUps.ScanAsync(clock.GetUtcNow(), cancellation);
        for (var look = 0; look < MostLooks && !(outbox.IsIdle && replies.IsIdle); look++)
            await Task.Delay(BetweenLooks, TimeProvider.System, cancellation);
    }
}
