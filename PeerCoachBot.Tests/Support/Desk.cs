using System.Globalization;
using System.Text.Json;
using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Tests.Support;

/// <summary>One person's pure core alone: they type and press, sessions and peers tell, time passes; and the last decision is there to be looked at.</summary>
internal sealed class Desk(string name = "Ana")
{
    private int lastActivity;

    public static Conversation Group { get; } = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);

    public Peer Self { get; } = World.Peer(name);

    public Conversation Chat { get; } = new("t1", $"1:1 {name}", ConversationKind.Personal);

    public string? Zone { get; set; }

    public DateTimeOffset Now { get; set; } = FakeClock.Start;

    public DateOnly Today => State is { } person ? new Moment(person, Now).Today : DateOnly.FromDateTime(Now.UtcDateTime);

    public Person? State { get; set; }

    public Person Person => State ?? throw new InvalidOperationException("Nothing is known of the person.");

    /// <summary>What was put aside, in order.</summary>
    public List<Person> Archive { get; } = [];

    public Decision<Person> Last { get; private set; } = Decision<Person>.Nothing(null);

    /// <summary>The name of the sentence, card or form with which the bot answered; empty for no reply.</summary>
    public string Reply => Last.Reply switch
    {
        Decisions.Reply.Say say => say.Sentence,
        Decisions.Reply.Show show => show.Card,
        Decisions.Reply.Open open => open.Form,
        _ => "",
    };

    /// <summary>The only commitment.</summary>
    public Commitment Only => Assert.Single(Person.Commitments);

    /// <summary>The cards posted by the last decision, with where they went.</summary>
    public IReadOnlyList<(PersonCard Card, Address To)> Posted =>
        [.. Last.Effects.OfType<Effect.PostCard>().Select(p => (PersonCard.Read(p.Card)!, p.To))];

    public IReadOnlyList<PersonCard> Updated => [.. Last.Effects.OfType<Effect.UpdateCard>().Select(u => PersonCard.Read(u.Card)!)];

    /// <summary>What the last decision tells other people's records.</summary>
    public IReadOnlyList<PeerFact> Told => [.. Last.Effects.OfType<Effect.Tell>().Select(t => t.Fact).OfType<PeerFact>()];

    /// <summary>What it tells sessions.</summary>
    public IReadOnlyList<SessionEvent> ToldSessions => [.. Last.Effects.OfType<Effect.Tell>().Select(t => t.Fact).OfType<SessionEvent>()];

    public Desk Type(string text) => Do(new PersonEvent.Heard(Words(text, Chat)));

    /// <summary>Something typed in the group chat that is for no session.</summary>
    public Desk Speak(string text, params IReadOnlyList<string> readers) => Do(new PersonEvent.Told(
        new SessionFact.Spoken(SessionId.Of(Group), Self.Id, "", 1, Words(text, Group) with { Readers = [Self, .. readers.Select(World.Peer)] }) { At = Now }));

    /// <summary>A session tells of a next step.</summary>
    public Desk Record(string text, DateOnly? due, string slot = "1", long revision = 1, string? witness = null, string key = "s1", params IReadOnlyList<string> peers) =>
        Do(new PersonEvent.Told(new SessionFact.Recorded(
            SessionId.Of(Group),
            Self.Id,
            key,
            revision,
            new NextStep(slot, Self.Id, text, due) { Witness = witness is null ? null : World.Peer(witness).Id })
        {
            At = Now,
            Owner = Self,
            Witness = witness is null ? null : World.Peer(witness),
            Home = Group,
            Peers = [.. peers.Select(World.Peer)],
        }));

    public Desk Hear(PeerFact fact) => Do(new PersonEvent.ToldByPeer(fact));

    public Desk Hear(SessionFact fact) => Do(new PersonEvent.Told(fact));

    /// <summary>Presses a button about a commitment.</summary>
    public Desk Press(string verb, string item = "", params IReadOnlyList<(string Name, string Value)> values) =>
        PressOn("", verb, item, values);

    public Desk PressOn(string card, string verb, string item = "", params IReadOnlyList<(string Name, string Value)> values) => Do(new PersonEvent.Pressed(
        new OwnPress(Self, verb, new OwnMark(Self.Id.ObjectId, card, item), values.ToDictionary(v => v.Name, v => v.Value), Chat, NextId(), Today, "en-GB")
        {
            Zone = Zone,
        }));

    /// <summary>Lets time pass; the person is woken whenever they have to be.</summary>
    public Desk Pass(TimeSpan time)
    {
        var end = Now + time;
        while (State?.WakeAt is { } wake && wake <= end)
        {
            Now = wake > Now ? wake : Now;
            Do(new PersonEvent.Woken());
            if (Last.Keep == Keeping.Nothing)
                break;
        }

        Now = end;
        return this;
    }

    /// <summary>The days on which nudges came while time passed.</summary>
    public IReadOnlyList<(DateOnly Day, DateTimeOffset At)> NudgesWithin(TimeSpan time)
    {
        List<(DateOnly, DateTimeOffset)> nudges = [];
        var end = Now + time;
        while (State?.WakeAt is { } wake && wake <= end)
        {
            Now = wake > Now ? wake : Now;
            Do(new PersonEvent.Woken());
            nudges.AddRange(Posted.Select(p => p.Card).OfType<PersonCard.Nudge>().Select(n => (n.Day, Now)));
        }

        Now = end;
        return nudges;
    }

    public Desk Do(PersonEvent happened)
    {
        Last = PersonDialog.Decide(State, happened, Now);
        if (Last is { Keep: Keeping.State, State: { } after })
        {
            State = Stored(after);
            if (Last.Archive is { } past)
            {
                Assert.Equal(past.Key, past.State.Aside);
                Assert.DoesNotContain(Archive, other => other.Aside == past.Key);
                Archive.Add(Stored(past.State));
            }
        }

        return this;
    }

    /// <summary>Whatever is decided survives its stored form.</summary>
    private static Person Stored(Person person)
    {
        var json = JsonSerializer.Serialize(person, PersonJson.Default.Person);
        var read = JsonSerializer.Deserialize(json, PersonJson.Default.Person)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, PersonJson.Default.Person));
        return read;
    }

    private Typed Words(string text, Conversation where) => new(Self, text, where, NextId(), Today, "en-GB") { Zone = Zone };

    private string NextId() => $"m{(++lastActivity).ToString(CultureInfo.InvariantCulture)}";
}
