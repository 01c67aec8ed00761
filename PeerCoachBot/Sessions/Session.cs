using System.Text.Json.Serialization;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Sessions;

/// <summary>
/// One coaching session of one conversation, as a document. Steps, questions and focuses are named by their permanent
/// keys, never by position, so that a guide can change while sessions run.
/// </summary>
internal sealed record Session : Extensible
{
    /// <summary>The version of this document's shape.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>The id of the message that started it, unique within the conversation.</summary>
    public required string Key { get; init; }

    public required Conversation Home { get; init; }

    public required string Language { get; init; }

    /// <summary>Grows with every change, through all sessions of the conversation: facts told carry it.</summary>
    public required long Revision { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When a person last changed something.</summary>
    public required DateTimeOffset TouchedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True where nobody ended it and it was closed for want of anybody.</summary>
    public bool Abandoned { get; init; }

    /// <summary>The key of the open step, or of the last one.</summary>
    public required string Step { get; init; }

    /// <summary>The steps left behind, in order.</summary>
    public IReadOnlyList<string> StepsDone { get; init; } = [];

    public required IReadOnlyList<Participant> Participants { get; init; }

    /// <summary>Who can read the conversation; null where that is not known or, as in a channel, not bounded.</summary>
    public IReadOnlyList<Peer>? Readers { get; init; }

    public string Focus { get; init; } = Focuses.Default;

    public Pace Pace { get; init; } = Pace.Usual;

    public StepTimer? Timer { get; init; }

    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The boards on which revealed answers stand: a question that has one is revealed.</summary>
    public IReadOnlyList<PostedBoard> Boards { get; init; } = [];

    /// <summary>Who is not waited for, and in which step or at which question.</summary>
    public IReadOnlyList<Absence> Absences { get; init; } = [];

    /// <summary>The order in which participants explore, newest joiners last.</summary>
    public IReadOnlyList<PersonId> TurnOrder { get; init; } = [];

    /// <summary>The coaching turn under way.</summary>
    public Spotlight? Spotlight { get; init; }

    /// <summary>Who has had a coaching turn.</summary>
    public IReadOnlyList<PersonId> HadTurn { get; init; } = [];

    [JsonPropertyName("commitments")]
    public IReadOnlyList<NextStep> NextSteps { get; init; } = [];

    /// <summary>The key of the closing question that is open.</summary>
    public string? Prompt { get; init; }

    /// <summary>Who could not be reached in 1:1.</summary>
    public IReadOnlyList<PersonId> Unreachable { get; init; } = [];

    /// <summary>The IANA zone of whoever started it; null where that is not known.</summary>
    public string? Zone { get; init; }

    /// <summary>When the peers are asked whether they want to meet again; null for never.</summary>
    public DateTimeOffset? OfferAt { get; init; }

    /// <summary>When they were.</summary>
    public DateTimeOffset? OfferedAt { get; init; }

    /// <summary>Which commitments participants bring along, as their records said.</summary>
    public IReadOnlyList<Report> Reports { get; init; } = [];

    /// <summary>Who had everything of theirs deleted.</summary>
    public IReadOnlyList<Removal> Removed { get; init; } = [];

    /// <summary>What earlier sessions of this conversation left for this one.</summary>
    public Ledger Ledger { get; init; } = Ledger.Empty;

    /// <summary>The words of the last minute that moved the session on, by which a repeat of one is known.</summary>
    public IReadOnlyList<Move> LatelyMoved { get; init; } = [];

    /// <summary>A conversation in which something was said to the bot before any session.</summary>
    public static Session Dormant(SessionGuide guide, Typed words, DateTimeOffset now) => new()
    {
        Key = words.Message,
        Home = words.Where,
        Language = words.Language,
        Revision = 0,
        StartedAt = now,
        TouchedAt = now,
        ClosedAt = now,
        Step = guide.First.Key,
        Participants = [],
    };

    public bool IsOpen() => ClosedAt is null;

    /// <summary>Participants who take part now: they joined, accepted the ground rules and have not left.</summary>
    public IEnumerable<Participant> Active() => Participants.Where(p => p.IsActive());

    /// <summary>Those of them to whom anything can be sent.</summary>
    public IEnumerable<Participant> Reachable() => Active().Where(p => !IsRemoved(p.Who.Id));

    public Participant? Find(PersonId person) => Participants.FirstOrDefault(p => p.Who.Id == person);

    public Participant? FindActive(PersonId person) => Find(person) is { } found && found.IsActive() ? found : null;

    /// <summary>True for what stands in the place of somebody who is forgotten.</summary>
    public bool IsRemoved(PersonId person) => Removed.Any(r => r.As == person);

    /// <summary>When a person was last forgotten here; null where that was never, or they have joined again since.</summary>
    public Removal? RemovalOf(PersonId person) =>
        Removed.Count > 0 && Find(person) is null && Removal.HashOf(this, person) is var was ? Removed.LastOrDefault(r => r.Was == was) : null;

    /// <summary>A person's id, or what stands in its place.</summary>
    public PersonId NameFor(PersonId person) => RemovalOf(person)?.As ?? person;

    /// <summary>The same session with these readers; whoever is forgotten has no name among them either.</summary>
    public Session ReadBy(IReadOnlyList<Peer>? readers) => this with
    {
        Readers = Removed.Count == 0 || readers is null
            ? readers
            : [.. readers.Select(r => RemovalOf(r.Id) is { } removal ? new Peer(removal.As, "") : r)],
    };

    public Answer? AnswerOf(PersonId person, string question) =>
        Answers.FirstOrDefault(a => a.By == person && a.Question == question);

    /// <summary>True where some of this person's own words are part of the session.</summary>
    public bool HasWordsOf(PersonId person) =>
        Answers.Any(a => a.By == person && !a.Passed) || NextSteps.Any(c => c.By == person);

    public bool IsRevealed(string question) => Boards.Any(b => b.Question == question);

    /// <summary>The board of a question that everybody of the conversation sees; null before it is revealed.</summary>
    public PostedBoard? BoardOf(string question) => Boards.FirstOrDefault(b => b.Question == question && b.For == SessionCard.All);

    public bool IsAbsent(PersonId person, string at) => Absences.Any(a => a.Who == person && a.At == at);

    public Session With(Participant changed) => this with
    {
        Participants = [.. Participants.Select(p => p.Who.Id == changed.Who.Id ? changed : p)],
    };
}

/// <summary>Somebody who is not waited for at a step or question, and may still speak up.</summary>
/// <param name="At">The step's or question's key.</param>
internal sealed record Absence(PersonId Who, string At) : Extensible;

/// <summary>Answers shown to all (<paramref name="For"/> is empty) or to one person in 1:1, on so many cards.</summary>
internal sealed record PostedBoard(string Question, string For, int Pages) : Extensible;

/// <summary>A word that moved the session on, and who said it when.</summary>
/// <param name="Revision">The session's revision after it.</param>
internal sealed record Move(PersonId By, string Word, DateTimeOffset At, long Revision) : Extensible;
