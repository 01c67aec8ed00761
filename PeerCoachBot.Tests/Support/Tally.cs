using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Support;

/// <summary>
/// A small aggregate that only tests have. It takes the place of people: it writes down all that it is told, without
/// looking whether it knows it, and tells the session back what its person says.
/// </summary>
internal sealed record Tally
{
    public IReadOnlyList<string> Facts { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The session last entered.</summary>
    public string? Session { get; init; }

    public DateTimeOffset? Wake { get; init; }

    public int Wakes { get; init; }
}

/// <summary>What can happen to a tally.</summary>
internal abstract record TallyEvent
{
    private TallyEvent()
    {
    }

    internal sealed record Told(SessionFact Fact) : TallyEvent;

    internal sealed record Noted(string Text) : TallyEvent;

    /// <summary>Refused while there is no note, and noted afterwards.</summary>
    internal sealed record NotedLater(string Text) : TallyEvent;

    internal sealed record Asked : TallyEvent;

    /// <summary>The person says something to the session that they are in.</summary>
    internal sealed record Says(AggregateId Session, Typed Words) : TallyEvent;

    internal sealed record WakeSet(DateTimeOffset? At) : TallyEvent;

    internal sealed record Woken : TallyEvent;
}

/// <summary>The tally as the machine sees it.</summary>
internal sealed class TallyAggregate : Aggregate<Tally, TallyEvent>
{
    public override string Kind => SessionId.PersonKind;

    /// <summary>Runs whenever a tally is woken, before anything is decided.</summary>
    public Action<Tally>? OnWoken { get; set; }

    public static AggregateId IdOf(string name) => new(SessionId.PersonKind, "t1", name.ToLowerInvariant());

    public static Turn Note(string text, string? id = null) => new(IdOf("ana"), $"message/{id ?? text}", new TallyEvent.Noted(text));

    public static Turn WakeAt(DateTimeOffset? at, string id) => new(IdOf("ana"), $"message/{id}", new TallyEvent.WakeSet(at));

    protected override TallyEvent WakeUp { get; } = new TallyEvent.Woken();

    protected override JsonTypeInfo<Tally> StateJson => TallyJson.Default.Tally;

    protected override Decision<Tally> Decide(Tally? state, TallyEvent happened, DateTimeOffset now)
    {
        var tally = state ?? new Tally();
        if (happened is TallyEvent.Woken)
            OnWoken?.Invoke(tally);
        return happened switch
        {
            TallyEvent.Told { Fact: SessionFact.Entered entered } => Decision<Tally>.Change(
                tally with { Facts = [.. tally.Facts, "entered"], Session = entered.Key },
                [new Effect.Tell(entered.Session, new SessionEvent.Heard(Agree(entered), entered.Key))]),
            TallyEvent.Told { Fact: SessionFact.Recorded } => Decision<Tally>.Change(tally with { Facts = [.. tally.Facts, "recorded"] }, []),
            TallyEvent.Told => Decision<Tally>.Change(tally with { Facts = [.. tally.Facts, "left"] }, []),
            TallyEvent.Noted noted => Decision<Tally>.Change(tally with { Notes = [.. tally.Notes, noted.Text] }, [], Reply("noted")),
            TallyEvent.NotedLater when tally.Notes.Count == 0 => Decision<Tally>.Refuse(tally, Reply("not now")),
            TallyEvent.NotedLater noted => Decision<Tally>.Change(tally with { Notes = [.. tally.Notes, noted.Text] }, []),
            TallyEvent.Says says => Decision<Tally>.Change(
                tally with { Notes = [.. tally.Notes, says.Words.Text] },
                [new Effect.Tell(says.Session, new SessionEvent.Heard(says.Words, tally.Session))]),
            TallyEvent.WakeSet set => Decision<Tally>.Change(tally with { Wake = set.At }, []),
            TallyEvent.Woken when tally.Wake <= now => Decision<Tally>.Change(tally with { Wake = null, Wakes = tally.Wakes + 1 }, []),
            TallyEvent.Asked => Decision<Tally>.Nothing(state, Reply($"{tally.Notes.Count}")),
            _ => Decision<Tally>.Nothing(state),
        };
    }

    protected override DateTimeOffset? NextWake(Tally state) => state.Wake;

    protected override TallyEvent Told(string fact) =>
        new TallyEvent.Told(JsonSerializer.Deserialize(fact, SessionJson.Default.SessionFact)!);

    protected override string Write(IFact fact) => JsonSerializer.Serialize((SessionEvent)fact, SessionJson.Default.SessionEvent);

    private static Reply.Say Reply(string what) => new(Sentences.Heard, what);

    private static Typed Agree(SessionFact.Entered entered) => new(
        new Peer(entered.Person, entered.Person.ObjectId),
        "agree",
        new Conversation("t1", $"1:1 {entered.Person.ObjectId}", ConversationKind.Personal),
        $"agree-{entered.Revision}",
        DateOnly.FromDateTime(FakeClock.Start.UtcDateTime),
        "en-GB");
}

/// <summary>The stored form of a tally.</summary>
[JsonSerializable(typeof(Tally))]
internal sealed partial class TallyJson : JsonSerializerContext;
