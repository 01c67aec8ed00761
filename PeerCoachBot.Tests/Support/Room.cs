using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Tests.Support;

/// <summary>A session's pure core alone: people speak, time passes, and the last decision is there to be looked at.</summary>
internal sealed class Room
{
    private int lastMessage;

    /// <summary>How the ids of messages begin.</summary>
    public string Messages { get; init; } = "a";

    public SessionGuide Guide { get; init; } = Guides.ThreeQuestions();

    public Conversation Home { get; init; } = new("t1", "19:home@thread.v2", ConversationKind.GroupChat);

    /// <summary>Who can read the chat; null where that is unknown.</summary>
    public IReadOnlyList<Peer>? Readers { get; set; }

    public DateTimeOffset Now { get; set; } = FakeClock.Start;

    public Session? State { get; set; }

    public Session Session => State ?? throw new InvalidOperationException("No session was started.");

    public Decision<Session> Last { get; private set; } = Decision<Session>.Nothing(null);

    /// <summary>The names of the sentence or card with which the bot answered; empty for no reply.</summary>
    public string Reply => Last.Reply switch
    {
        Decisions.Reply.Say say => say.Sentence,
        Decisions.Reply.Show show => show.Card,
        _ => "",
    };

    /// <summary>The cards posted by the last decision.</summary>
    public IReadOnlyList<SessionCard> Posted => [.. Last.Effects.OfType<Effect.PostCard>().Select(p => SessionCard.Read(p.Card)!)];

    /// <summary>A chat of these people and nobody else, who have joined and agreed.</summary>
    public static Room With(params IReadOnlyList<string> names)
    {
        var room = new Room { Readers = [.. names.Select(World.Peer)] };
        return room.Gather(names);
    }

    /// <summary>A place of this kind with readers of its own, or unknown ones, in which these people have joined and agreed.</summary>
    public static Room In(ConversationKind kind, IReadOnlyList<Peer>? readers, params IReadOnlyList<string> names) =>
        new Room { Home = new Conversation("t1", "19:home@thread.v2", kind), Readers = readers }.Gather(names);

    /// <summary>A room of these people in which the session has begun.</summary>
    public static Room Begun(params IReadOnlyList<string> names)
    {
        var room = With(names);
        room.Say(names[0], "begin");
        return room;
    }

    /// <summary>The first starts, the others join, and all agree.</summary>
    public Room Gather(params IReadOnlyList<string> names)
    {
        Say(names[0], "start");
        foreach (var name in names.Skip(1))
            Say(name, "join");
        foreach (var name in names)
            Say(name, "agree");
        return this;
    }

    /// <summary>Takes a begun session to the coaching turns: everybody has said a goal.</summary>
    public Room ToTurns()
    {
        foreach (var name in Names())
            Say(name, $"Goal of {name}");
        return Say(Names()[0], "next");
    }

    /// <summary>Takes a session in its turns to the question after them: every explorer is done in turn.</summary>
    public Room ToLearning()
    {
        // Bounded, so that a turn that never ends fails a test rather than hangs it.
        for (var turn = 0; turn < Limits.MostParticipants && Session.Spotlight is { Explorer: var explorer }; turn++)
            Wait(TimeSpan.FromMinutes(2)).Say(Session.Find(explorer)!.Who.Name, "done");
        return this;
    }

    /// <summary>Takes a session at the question after the turns to the next steps.</summary>
    public Room ToCommit()
    {
        foreach (var name in Names())
            Say(name, $"Learning of {name}");
        return Wait(TimeSpan.FromMinutes(2)).Say(Names()[0], "next");
    }

    /// <summary>Takes a session at the next steps to the closing questions.</summary>
    public Room ToClose()
    {
        foreach (var name in Names())
            Say(name, $"I will do what {name} does by Friday");
        return Wait(TimeSpan.FromMinutes(2)).Say(Names()[0], "next");
    }

    /// <summary>The names of those who take part now.</summary>
    public IReadOnlyList<string> Names() => [.. Session.Active().Select(p => p.Who.Name)];

    /// <summary>Somebody's answer to a question, as it is kept; null for none.</summary>
    public string? AnswerOf(string who, string question) => Session.AnswerOf(World.Peer(who).Id, question)?.Text;

    /// <summary>Who has the coaching turn under way; null for nobody.</summary>
    public string? Explorer => Session.Spotlight is { } spotlight ? Session.Find(spotlight.Explorer)!.Who.Name : null;

    /// <summary>The people named by the last reply, in order.</summary>
    public IReadOnlyList<string> Named => Last.Reply is Decisions.Reply.Say say
        ? [.. say.People.Select(p => Session.Find(p)?.Who.Name ?? "?")]
        : [];

    /// <summary>The cards drawn again by the last decision.</summary>
    public IReadOnlyList<SessionCard> Updated => [.. Last.Effects.OfType<Effect.UpdateCard>().Select(p => SessionCard.Read(p.Card)!)];

    /// <summary>The cards posted by the last decision to this person in 1:1.</summary>
    public IReadOnlyList<SessionCard> PostedTo(string who) =>
    [
        .. Last.Effects.OfType<Effect.PostCard>()
            .Where(p => p.To == new Address.Private(World.Peer(who).Id))
            .Select(p => SessionCard.Read(p.Card)!),
    ];

    /// <summary>The cards posted by the last decision where everybody of the conversation reads them.</summary>
    public IReadOnlyList<SessionCard> PostedHere =>
    [
        .. Last.Effects.OfType<Effect.PostCard>()
            .Where(p => p.To == new Address.Shared(Home))
            .Select(p => SessionCard.Read(p.Card)!),
    ];

    /// <summary>What a card shows now; empty where it cannot be drawn.</summary>
    public string Drawn(SessionCard card) => new SessionCards(Guide).Render(Session, card.Name())?.Json ?? "";

    /// <summary>Somebody says something to the bot in 1:1, which goes to this session, or to the one named.</summary>
    public Room Whisper(string who, string text, string? session = null)
    {
        var chat = new Conversation("t1", $"1:1 {who}", ConversationKind.Personal);
        return Do(new SessionEvent.Heard(
            new Typed(World.Peer(who), text, chat, $"{Messages}{++lastMessage}", DateOnly.FromDateTime(Now.UtcDateTime), "en-GB"),
            session ?? Session.Key));
    }

    public Room Say(string who, string text, string? forSession = null) =>
        Do(new SessionEvent.Heard(
            new Typed(World.Peer(who), text, Home, $"{Messages}{++lastMessage}", DateOnly.FromDateTime(Now.UtcDateTime), "en-GB", Readers),
            forSession));

    /// <summary>Somebody presses a button of the living card.</summary>
    public Room Press(string who, string verb, params IReadOnlyList<(string Name, string Value)> values) =>
        Send(who, verb, Mark(Guide.LivingCard(Session).Name()), values);

    /// <summary>Somebody asks for a dialog.</summary>
    public Room Open(string who, SessionForm form) => Do(new SessionEvent.Pressed(
        NewPress(who, Verbs.Turn, Mark(Guide.LivingCard(Session).Name()), [(Inputs.Form, form.Name())]) with { InDialog = true }));

    /// <summary>Somebody sends a dialog that was drawn just now.</summary>
    public Room Fill(string who, SessionForm form, string verb, params IReadOnlyList<(string Name, string Value)> values) =>
        Do(new SessionEvent.Pressed(NewPress(who, verb, Mark(form.Name()), values) with { InDialog = true }));

    /// <summary>Somebody presses a button whose card says this of itself.</summary>
    public Room Send(string who, string verb, CardMark? mark, params IReadOnlyList<(string Name, string Value)> values) =>
        Do(new SessionEvent.Pressed(NewPress(who, verb, mark, values)));

    /// <summary>What a card that is drawn now says of itself.</summary>
    public CardMark Mark(string on) => new(Session.Home.Id, Session.Key, on, Guide.LivingCard(Session).Name(), Session.Revision);

    public Press NewPress(string who, string verb, CardMark? mark, IReadOnlyList<(string Name, string Value)> values) => new(
        World.Peer(who),
        verb,
        mark,
        values.ToDictionary(v => v.Name, v => v.Value),
        Home,
        $"f:{++lastMessage}",
        DateOnly.FromDateTime(Now.UtcDateTime),
        "en-GB",
        Readers);

    public Room Do(SessionEvent happened)
    {
        Last = SessionDialog.Decide(Guide, State, happened, Now);
        if (Last.Keep == Keeping.State)
            State = Last.State;
        return this;
    }

    public Room Wait(TimeSpan time)
    {
        Now += time;
        return this;
    }

    /// <summary>Lets time pass and wakes the session whenever it asked for that.</summary>
    public Room Pass(TimeSpan time)
    {
        var (end, wakes) = (Now + time, 0);
        while (State is { } state && Clockwork.NextWake(state) is { } wake && wake <= end)
        {
            Now = wake > Now ? wake : Now;
            Do(new SessionEvent.Woken());
            if (Last.Keep != Keeping.State || ++wakes > 1000)
                throw new InvalidOperationException("A wake-up came for nothing, and would come again for ever.");
        }

        Now = end;
        return this;
    }
}
