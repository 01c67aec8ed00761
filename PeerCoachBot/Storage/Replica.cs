using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage;

/// <summary>One running process, as others see it in claims.</summary>
/// <param name="Owner">Unique among the processes that share a store at one time.</param>
/// <param name="Epoch">Grows whenever the same owner starts anew, so that its former claims are known to be dead.</param>
internal sealed record Replica(string Owner, long Epoch)
{
    /// <summary>How long a claim holds unless it is renewed.</summary>
    public static readonly TimeSpan ClaimFor = TimeSpan.FromSeconds(60);

    public Claim ClaimFrom(DateTimeOffset now) => new(Owner, Epoch, now + ClaimFor);

    public bool Owns(Claim claim, DateTimeOffset now) => claim.Owner == Owner && claim.Epoch == Epoch && claim.Until > now;

    /// <summary>True where nobody holds the claim any longer: it ran out, or its process is gone.</summary>
    public bool MayTake(Claim? claim, DateTimeOffset now) =>
        claim is null || claim.Until <= now || IsDead(claim);

    /// <summary>True where the process that claimed is known to be gone.</summary>
    public bool IsDead(Claim claim) => claim.Owner == Owner && claim.Epoch < Epoch;
}

/// <summary>Who works on a row or hint, and until when.</summary>
internal sealed record Claim(string Owner, long Epoch, DateTimeOffset Until) : Extensible
{
    /// <summary>Nobody's: it was let go of.</summary>
    public static readonly Claim None = new("", 0, DateTimeOffset.MinValue);

    /// <summary>
    /// How often the work was claimed without being brought to an end, this time included: written before the try, so
    /// that what ends its process is counted too.
    /// </summary>
    public int Tries { get; init; }

    /// <summary>Why the work is left alone until the claim runs out.</summary>
    public string? Parked { get; init; }
}
