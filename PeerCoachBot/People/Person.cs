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

/// <summary>Where a person stands with one conversation's sessions.</summary>
/// <param name="Session">The aggregate that told.</param>
/// <param name="Key">The session told of.</param>
/// <param name="Revision">The highest revision told of so far; what an earlier one says is out of date.</param>
/// <param name="Present">Takes part now.</param>
internal sealed record Attendance(AggregateId Session, string Key, long Revision, bool Present) : Extensible
{
    /// <summary>When the session asked how their commitments stand; null where it did not.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>The others who take part in its check-in.</summary>
    public IReadOnlyList<PersonId>? Peers { get; init; }
}

/// <summary>A commitment that was taken back where it was made.</summary>
/// <param name="Revision">The session's revision then.</param>
internal sealed record Tombstone(string Id, long Revision) : Extensible;

/// <summary>Commitments that were put aside together.</summary>
/// <param name="Key">Their key in the archive.</param>
/// <param name="Items">Their ids.</param>
internal sealed record Batch(string Key, IReadOnlyList<string> Items) : Extensible;

/// <summary>A commitment that somebody else suggested.</summary>
internal sealed record Offer(string Id, Peer From, string Text, Origin Made, DateOnly? Due = null) : Extensible;

/// <summary>A commitment that this person suggested to somebody.</summary>
/// <param name="At">When they did so last: by it, what comes of an earlier time is known.</param>
internal sealed record Suggestion(string Id, Peer To, DateTimeOffset At) : Extensible
{
    /// <summary>It did not reach whom it was for.</summary>
    public bool IsLost { get; init; }
}

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

/// <summary>What somebody typed, and when.</summary>
/// <param name="Words">A digest.</param>
internal sealed record Said(string Words, DateTimeOffset At) : Extensible;

/// <summary>What somebody will do, by a date that was asked for.</summary>
internal sealed record Draft(string Id, string Text, Origin Made) : Extensible;

/// <summary>One message that brought commitments to mind.</summary>
/// <param name="Day">The day on its owner's calendar; one message a day.</param>
/// <param name="Items">The commitments that were due.</param>
internal sealed record NudgeMessage(DateOnly Day, IReadOnlyList<string> Items) : Extensible
{
    /// <summary>It did not reach its owner in 1:1.</summary>
    public bool IsLost { get; init; }

    /// <summary>The conversation in which its owner was mentioned instead.</summary>
    public Conversation? MentionedIn { get; init; }
}

/// <summary>What somebody asked of their peers about a commitment.</summary>
/// <param name="Number">Counts the requests of one person.</param>
internal sealed record Request(int Number, string Commitment, string Text) : Extensible
{
    /// <summary>It could not be posted.</summary>
    public bool IsLost { get; init; }
}

/// <summary>A session that was told to forget somebody.</summary>
/// <param name="Revision">Its revision when it had; null while that is on its way.</param>
internal sealed record Forgetting(AggregateId Session, long? Revision = null) : Extensible;
