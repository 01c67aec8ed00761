using System.Text.Json.Serialization;
using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.People;

/// <summary>What the bot knows of one person across conversations: their sessions, what they committed to, and how to treat them.</summary>
internal sealed record Person : Extensible
{
    /// <summary>The version of this document's shape.</summary>
    public int Schema { get; init; } = 1;

    public required PersonId Id { get; init; }

    /// <summary>The name that others see; empty where it is not known yet.</summary>
    public string Name { get; init; } = "";

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }

    public Profile Profile { get; init; } = new();

    /// <summary>One entry a conversation, the one entered last at the end.</summary>
    public IReadOnlyList<Attendance> Sessions { get; init; } = [];

    /// <summary>In the order in which they were made.</summary>
    public IReadOnlyList<Commitment> Commitments { get; init; } = [];

    /// <summary>What was taken back, by its id: a late fact must not bring it again.</summary>
    public IReadOnlyList<Tombstone> Withdrawn { get; init; } = [];

    /// <summary>What was put aside because it ended long ago: of each only its id is here, by which late facts and old buttons are known.</summary>
    public IReadOnlyList<Batch> PutAside { get; init; } = [];

    /// <summary>Who knows something of what was put aside, or is named there, or suggested something that is not here any more: they may keep this person's name.</summary>
    public IReadOnlyList<PersonId> KnownTo { get; init; } = [];

    /// <summary>Under which key this was put aside; null for what is known of the person at present.</summary>
    public string? Aside { get; init; }

    /// <summary>Commitments that others suggested; theirs once they accept.</summary>
    public IReadOnlyList<Offer> Offers { get; init; } = [];

    /// <summary>To whom they suggested commitments: their words may be there.</summary>
    public IReadOnlyList<PersonId> SuggestedTo { get; init; } = [];

    /// <summary>Their last suggestions, without words.</summary>
    public IReadOnlyList<Suggestion> Suggestions { get; init; } = [];

    /// <summary>Commitments of others, of which they know.</summary>
    public IReadOnlyList<Witnessed> Witnessing { get; init; } = [];

    /// <summary>Words that still lack their date; what they type next may be it.</summary>
    public Draft? Draft { get; init; }

    /// <summary>What they typed last and was obeyed, by which a repeated delivery is known.</summary>
    public Said? LastSaid { get; init; }

    /// <summary>When there is something to do for them by itself; null while nothing is to come.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>The last messages that brought commitments to mind, the newest at the end.</summary>
    public IReadOnlyList<NudgeMessage> Nudged { get; init; } = [];

    /// <summary>What was asked of peers, as it was worded.</summary>
    public IReadOnlyList<Request> Requests { get; init; } = [];

    /// <summary>The highest number of a request that was put aside.</summary>
    public int RequestsAside { get; init; }

    /// <summary>When they asked for everything to be deleted, and have not confirmed it yet.</summary>
    public DateTimeOffset? ErasureAskedAt { get; init; }

    /// <summary>When everything was deleted; null where that never happened.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>The sessions that were told to forget them.</summary>
    public IReadOnlyList<Forgetting> Forgetting { get; init; } = [];

    /// <summary>As others see them.</summary>
    [JsonIgnore]
    public Peer Self => new(Id, Name);

    public Commitment? Find(string commitment) => Commitments.FirstOrDefault(c => c.Id == commitment);

    /// <summary>It ended long ago, and is in the archive.</summary>
    public bool HasPutAside(string commitment) => PutAside.Any(batch => batch.Items.Contains(commitment));

    /// <summary>Something about another may be in the archive.</summary>
    public bool MayBeAside(PersonId other) => PutAside.Count > 0 && KnownTo.Contains(other);

    /// <summary>It is there, or was: the same is not kept again.</summary>
    public bool Knows(string commitment) => Find(commitment) is not null || HasPutAside(commitment);

    public int NextRequest() => Requests.Select(r => r.Number).Append(RequestsAside).Max() + 1;

    public IEnumerable<Commitment> Open() => Commitments.Where(c => c.IsOpen);

    public Person With(Commitment changed) => this with
    {
        Commitments = Commitments.Any(c => c.Id == changed.Id)
            ? [.. Commitments.Select(c => c.Id == changed.Id ? changed : c)]
            : [.. Commitments, changed],
    };
}
