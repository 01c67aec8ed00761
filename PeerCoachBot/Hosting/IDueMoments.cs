namespace PeerCoachBot.Hosting;

/// <summary>
/// The moments at which the bot has something to do by itself. Whoever moves its clock stops at each, since what belongs to
/// a morning does not happen in the evening.
/// </summary>
internal interface IDueMoments
{
    /// <summary>The next one that is still to come, up to a moment; null for none.</summary>
    Task<DateTimeOffset?> NextAsync(DateTimeOffset by, CancellationToken cancellation);

    /// <summary>Does what is due by now, and waits until it has been sent.</summary>
    Task HappenAsync(CancellationToken cancellation);
}
