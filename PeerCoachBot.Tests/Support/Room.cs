using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Tests.Support;

/// <summary>A session's pure core alone: people speak, time passes, and the last decision is there to be looked at.</summary>
internal sealed class Room
{
    private int lastMessage;

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
        room.Say(names[0], "start");
        foreach (var name in names.Skip(1))
            room.Say(name, "join");
        foreach (var name in names)
            room.Say(name, "agree");
        return room;
    }

    /// <summary>A room of these people in which the session has begun.</summary>
    public static Room Begun(params IReadOnlyList<string> names)
    {
        var room = With(names);
        room.Say(names[0], "begin");
        return room;
    }

    public Room Say(string who, string text, string? forSession = null) =>
        Do(new SessionEvent.Heard(
            new Typed(World.Peer(who), text, Home, $"a{++lastMessage}", DateOnly.FromDateTime(Now.UtcDateTime), "en-GB", Readers),
            forSession));

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
        var end = Now + time;
        while (State is { } state && Sessions.Steps.Clockwork.NextWake(state) is { } wake && wake <= end)
        {
            Now = wake > Now ? wake : Now;
            Do(new SessionEvent.Woken());
        }

        Now = end;
        return this;
    }
}
