using System.Text.Json.Serialization;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>Somebody else's commitment, of which they told this person.</summary>
/// <param name="Id">The commitment's id; unique with its owner.</param>
/// <param name="IsWilling">Whether they witness it; null until they have said.</param>
internal sealed record Witnessed(Peer Owner, string Id, string Text, DateOnly? Due = null, bool? IsWilling = null) : Extensible
{
    /// <summary>Names it on cards: their names outlast an erasure, so nobody's id is in it.</summary>
    [JsonIgnore]
    public string Key => KeyOf(Owner.Id, Id);

    public static string KeyOf(PersonId owner, string commitment) => Digest.Of(owner.ObjectId, commitment);

    public bool IsDone { get; init; }

    /// <summary>What its owner counts this asking by.</summary>
    public long Asking { get; init; }

    /// <summary>The question did not reach this person.</summary>
    public bool IsLost { get; init; }
}
