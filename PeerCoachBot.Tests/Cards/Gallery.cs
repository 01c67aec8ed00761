using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Cards;

/// <summary>Plays sessions and draws every card and reply that they come to.</summary>
internal sealed class Gallery
{
    private readonly SessionCards cards = new(Guides.ThreeQuestions());
    private readonly Room room;

    private Gallery(Room room) => this.room = room;

    public List<OutgoingCard> Cards { get; } = [];

    /// <summary>The kinds of cards, and the names of the sentences, that were drawn.</summary>
    public HashSet<string> Kinds { get; } = [];

    /// <summary>A whole session in which people say all that can be said; their answers are these words.</summary>
    public static Gallery Of(ConversationKind kind, IReadOnlyList<string> names, string words)
    {
        var home = new Conversation("t1", "19:home@thread.v2", kind);
        var gallery = new Gallery(new Room { Home = home, Readers = home.HasOwnRoster ? [.. names.Select(World.Peer)] : null });
        gallery.Play([.. names], words);
        return gallery;
    }

    private void Play(string[] names, string words)
    {
        var (ana, ben) = (names[0], names[1]);
        var last = names[^1];
        Gather(names);

        Say(ana, words, $"{words}{new string('x', 2000)}", "status", "help", "next", $"skip {words}", $"skip nobody {words}", "show here");
        foreach (var name in names[1..])
            Say(name, words);
        Whisper(ana, words, "status", "show here");
        Undelivered(ben);
        Whisper(ben, "status");
        Say(ana, "next");

        Say(ana, "help", "status", "another question", "witness nobody", "hello there", "more time", "more time");
        Say(ben, "done");
        room.Pass(room.Session.Timer!.EndsAt() - room.Now);
        Draw();
        Say(ben, "done", "done", "next");
        while (room.Session.Spotlight is { } spotlight)
        {
            room.Wait(TimeSpan.FromMinutes(2));
            Say(room.Session.Find(spotlight.Explorer)!.Who.Name, "focus brainstorming", "pass");
        }

        Say(ana, "reveal", words, "reveal");
        Say(last, "leave");
        Say(ben, words, "next anyway");

        Say(ana, "help", "witness nobody", $"I will {words}", "yesterday", "2020-01-01", "2027-01-29", $"if {words}, then {words}");
        Say(ana, $"witness {ana}", $"witness {ben}", $"I will {words} {new string('x', 500)} by Friday", "status");
        Say(ana, "I will rest by tomorrow", "I will rest again by tomorrow");
        Whisper(ben, $"I will {words} by Friday");
        Whisper(ben, "I will rest well");
        Whisper(ben, "no date");
        room.Wait(TimeSpan.FromMinutes(2));
        Say(ben, "next", "next anyway");

        Close(names[..^1]);
        Undelivered(ana);
        Whisper(last, "status", "hello");
        Say(ana, "status");
        room.Pass(TimeSpan.FromDays(70));
        Draw();
    }

    private void Gather(string[] names)
    {
        Say(names[0], "help", "start", "begin", "focus", "help", "status");
        foreach (var name in names[1..])
            Say(name, "hello", "join");
        Say(names[0], "agree", "begin", "time box 1", "time box 90", "focus nothing", "focus role-play", "I will rest by Friday");
        room.Pass(TimeSpan.FromMinutes(20));
        Draw();
        foreach (var name in names)
            Say(name, "agree");
        Say(names[0], "begin");
    }

    private void Close(string[] names)
    {
        foreach (var (good, bad) in new[] { ("glad", new string('x', 90)), ("a bit off", "perhaps"), ("3", "9"), ("2027-01-29", "some day") })
        {
            Say(names[0], bad, "2020-01-01");
            if (!room.Session.IsOpen())
                return;
            foreach (var name in names)
                Say(name, good);
        }
    }

    private void Say(string who, params IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            room.Wait(TimeSpan.FromSeconds(1)).Say(who, text);
            Draw();
        }
    }

    private void Whisper(string who, params IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            room.Wait(TimeSpan.FromSeconds(1)).Say(who, text, room.Session.Key);
            Draw();
        }
    }

    private void Undelivered(string who)
    {
        room.Do(new SessionEvent.Undelivered(World.Peer(who).Id));
        Draw();
    }

    /// <summary>Draws all that the last decision shows.</summary>
    private void Draw()
    {
        foreach (var effect in room.Last.Effects)
        {
            var card = effect switch
            {
                Effect.PostCard post => post.Card,
                Effect.UpdateCard update => update.Card,
                _ => null,
            };
            if (card is null)
                continue;
            Kinds.Add(SessionCard.Read(card)!.GetType().Name);
            Cards.Add(cards.Render(room.Session, card) ?? throw new InvalidOperationException($"There is nothing to draw for {card}."));
        }

        if (room.Last.Reply is not { } reply)
            return;
        Kinds.Add(reply is Reply.Say say ? say.Sentence : SessionCard.Read(((Reply.Show)reply).Card)!.GetType().Name);
        Cards.Add(cards.Render(room.State, reply, "en-GB") ?? throw new InvalidOperationException($"There is nothing to draw for {reply}."));
    }
}
