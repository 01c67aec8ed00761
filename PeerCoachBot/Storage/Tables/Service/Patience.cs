namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>How long one call may take: people wait for their turn, and Teams for 15 seconds at most.</summary>
internal sealed record Patience
{
    public int MostTries { get; init; } = 4;

    /// <summary>Doubled after every try, and shortened by up to a half at random.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan EachTry { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>All tries and pauses together. No pause is begun that would outlast it.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(7);
}
