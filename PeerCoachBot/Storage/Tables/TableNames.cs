namespace PeerCoachBot.Storage.Tables;

/// <summary>The store's tables.</summary>
/// <param name="Aggregates">A partition for each aggregate: its document, outbox, archive and the events it has seen.</param>
/// <param name="Hints">Partitions in order of time: who has something to do then.</param>
/// <param name="Hours">A partition for each hour: whose events were seen in it, so that they can be forgotten.</param>
internal sealed record TableNames(string Aggregates, string Hints, string Hours)
{
    public static readonly TableNames Default = Under("PeerCoach");

    public IReadOnlyList<string> All => [Aggregates, Hints, Hours];

    /// <summary>Names under a prefix of letters and digits that begins with a letter.</summary>
    public static TableNames Under(string prefix) => new($"{prefix}Aggregates", $"{prefix}Hints", $"{prefix}Hours");
}
