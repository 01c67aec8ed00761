namespace PeerCoachBot.Storage.Tables.Service;

/// <summary>What became of a write that was answered clearly.</summary>
internal abstract record WriteResult
{
    private WriteResult()
    {
    }

    /// <param name="ETags">In the order of the operations; empty for a row that was deleted.</param>
    internal sealed record Written(IReadOnlyList<string> ETags) : WriteResult;

    /// <summary>A row is not as the write demands: 404, 409 or 412.</summary>
    /// <param name="MayBeOurs">An earlier try may have been carried out, so that this is the echo of our own success.</param>
    internal sealed record Refused(bool MayBeOurs) : WriteResult;
}
