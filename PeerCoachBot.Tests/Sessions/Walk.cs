using System.Text.Json;
using PeerCoachBot.Cards;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Sessions.Steps;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>One random walk through sessions of one conversation, which checks after every event what must always hold.</summary>
internal sealed class Walk
{
    /// <summary>Stands in everything that people say in their own words.</summary>
    private const string Canary = "qzx";

    /// <summary>Stand in what people said before the walk began.</summary>
    private static readonly string[] SaidBefore = ["Goal of", "Learning of", "do what"];

    private static readonly string[] Everybody = ["Ana", "Ben", "Cem", "Dan", "Zoe", "Yan"];

    /// <summary>Who speaks: those who begin the session most often.</summary>
    private static readonly string[] Speakers = ["Ana", "Ana", "Ana", "Ben", "Ben", "Ben", "Cem", "Dan", "Zoe", "Yan"];

    private static readonly string[] Commands =
    [
        "start", "join", "agree", "leave", "begin", "reveal", "show here", "next", "next", "next anyway", "pass", "skip Ben", "skip Ana",
        "done", "done", "more time", "another question", "focus task", "focus goals", "time box 30", "time box short", "time box usual",
        "status", "help", "end", "witness Ana", "witness Ben", "Friday", "3", "yes", "no", "2026-12-24", "", "hi", "next question",
    ];

    private readonly Random random;
    private readonly Room room;
    private readonly SessionCards cards;
    private readonly Dictionary<string, string> shown = [];
    private readonly List<SessionEvent> past = [];
    private readonly List<CardMark> marks = [];
    private int words;
    private int messages;

    public Walk(int seed)
    {
        random = new Random(seed);
        var kind = Pick(ConversationKind.GroupChat, ConversationKind.GroupChat, ConversationKind.MeetingChat, ConversationKind.Channel);
        room = new Room { Home = new Conversation("t1", "19:home@thread.v2", kind), Readers = Roster(kind) };
        cards = new SessionCards(room.Guide);
    }

    /// <summary>More than this no decision of two to six people has, with room: beyond what one transaction holds it would go in rounds.</summary>
    private const int MostEffects = 40;

    public int Changes { get; private set; }

    /// <summary>The effects of the decision that had the most.</summary>
    public int LargestDecision { get; private set; }

    /// <summary>How often words had been said that were not to show.</summary>
    public int TimesHidden { get; private set; }

    public HashSet<string> StepsSeen { get; } = [];

    public void Run(int events)
    {
        room.Gather("Ana", "Ben").Say("Ana", "begin");

        // A good part of the walks begins late in a session, where chance alone seldom comes.
        var steps = random.Next(6);
        if (steps > 0)
            room.ToTurns();
        if (steps > 1)
            room.ToLearning();
        if (steps > 2)
            room.ToCommit();
        if (steps > 3)
            room.ToClose();
        foreach (var name in room.Session.Boards.Select(b => new SessionCard.Board(room.Session.Key, b.Question, 1, b.For))
            .Where(b => b.For == SessionCard.All)
            .Select(b => b.Name())
            .Append(new SessionCard.OfStep(room.Session.Key, "commit").Name()))
            shown[name] = cards.Render(room.Session, name)!.Json;
        for (var n = 0; n < events; n++)
            Step();
    }

    private void Step()
    {
        if (room.State is not { ClosedAt: null } && random.Next(5) == 0)
            room.Wait(TimeSpan.FromMinutes(2)).Gather("Ana", "Ben").Say("Ben", "begin");
        switch (random.Next(20))
        {
            case 0:
                Sleep(Pick(TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(20), TimeSpan.FromHours(random.Next(100) == 0 ? 30 : 1)));
                break;
            case 1:
                var roster = Roster(room.Home.Kind);
                if (random.Next(2) == 0)
                    room.Readers = roster;
                Happen(new SessionEvent.ReadersChanged(roster));
                break;
            case 2:
                Happen(new SessionEvent.Undelivered(World.Peer(Pick(Everybody)).Id));
                break;
            case 4 when room.State is not null:
                Press();
                break;
            case 3 when past.Count > 0:
                Happen(past[^random.Next(1, Math.Min(6, past.Count + 1))]);
                break;
            default:
                room.Now += TimeSpan.FromSeconds(random.Next(0, 40));
                var said = Said(Pick(Speakers), Words());
                past.Add(said);
                Happen(said);
                if (random.Next(4) == 0)
                    Repeat(said);
                break;
        }
    }

    /// <summary>Somebody presses something, on a card of now or of earlier.</summary>
    private void Press()
    {
        var now = room.Mark(room.Guide.LivingCard(room.Session).Name());
        if (random.Next(3) == 0 || marks.Count == 0)
            marks.Add(now);
        string[] verbs =
        [
            Verbs.Begin, Verbs.Answer, Verbs.Pass, Verbs.Reveal, Verbs.Next, Verbs.NextAnyway, Verbs.AnotherQuestion, Verbs.MoreTime, Verbs.Done,
            Verbs.TakePart, Verbs.Plan, Verbs.Skip, Verbs.Commit, Verbs.Withdraw, Verbs.ShowHere, Verbs.Turn, Verbs.Status, Verbs.Start,
        ];
        string[] forms = [.. Forms(room.Session.Key).Select(f => f.Name())];
        var mark = random.Next(4) == 0 ? marks[random.Next(marks.Count)] : now with { On = Pick(now.On, Pick(forms), Forged(room.Session.Key).Name()) };
        var press = room.NewPress(
            Pick(Speakers),
            Pick(verbs),
            random.Next(20) == 0 ? null : mark,
            [
                (Inputs.Answer, Pick("yes", "3", $"{Canary}{words++}", "")),
                (Inputs.Form, Pick(forms)),
                (Inputs.Focus, Pick("role-play", "", "nothing")),
                (Inputs.Pace, Pick(Inputs.ShortPace, Inputs.UsualPace, Inputs.OwnPace, "")),
                (Inputs.Minutes, Pick("30", "x")),
                (Inputs.Whom, Pick("ana", "ben", "nobody")),
                (Inputs.Text, $"{Canary}{words++}"),
                (Inputs.Due, Pick("2026-12-24", "", "2020-01-01")),
                .. Enumerable.Range(1, Limits.GroundRules).Select(n => ($"{Inputs.Rule}{n}", Pick("true", "true", "true", "true", "true", "true", "false"))),
            ]);
        Happen(new SessionEvent.Pressed(press with { InDialog = random.Next(2) == 0 }));
    }

    /// <summary>A card that somebody would like to see.</summary>
    private SessionCard Forged(string key) => Pick<SessionCard>(
        new SessionCard.Board(key, Pick("goal", "learning"), 1, Pick("ana", "ben", SessionCard.All)),
        new SessionCard.Summary(key, 1, Pick("ana", "ben", SessionCard.All)),
        new SessionCard.OfStep(key, "commit"),
        new SessionCard.Status(key));

    private static SessionForm[] Forms(string key) =>
    [
        new SessionForm.TakePart(key), new SessionForm.Plan(key), new SessionForm.Answer(key, "goal"), new SessionForm.Answer(key, "word"),
        new SessionForm.Skip(key), new SessionForm.Commit(key, ""), new SessionForm.Commit(key, "1"), new SessionForm.Board(key, "goal", 1),
        new SessionForm.Summary(key, 1),
    ];

    private string Words() => random.Next(10) switch
    {
        < 4 => $"{Canary}{words++} {Pick("I hope", "next time", "skip it", "done is done")}",
        4 => $"I will {Canary}{words++} by {Pick("Friday", "tomorrow", "2020-01-01", "some day")}",
        5 when random.Next(3) == 0 => $"if {Canary}{words++} then {Canary}",

        // "end" and "leave" would make most walks short.
        _ => Pick(Commands) is var command && command is "end" or "leave" && random.Next(6) > 0 ? "pass" : Pick(command, command, "next", "next anyway"),
    };

    private SessionEvent.Heard Said(string who, string text)
    {
        var isPrivate = random.Next(5) == 0 && room.State is not null;
        var where = isPrivate ? new Conversation("t1", $"1:1 {who}", ConversationKind.Personal) : room.Home;
        return new SessionEvent.Heard(
            new Typed(World.Peer(who), text, where, $"m{messages++}", DateOnly.FromDateTime(room.Now.UtcDateTime), "en-GB", isPrivate ? null : room.Readers),
            isPrivate ? room.Session.Key : null);
    }

    /// <summary>The same words under a new id: a fact that is known. Only asking for more is meant each time.</summary>
    private void Repeat(SessionEvent.Heard said)
    {
        var text = said.Words.Text;
        if (text is "another question" || (text == "status" && said.ForSession is not null))
            return;
        var before = Json();
        Happen(said with { Words = said.Words with { Message = $"{said.Words.Message} again" } });
        Assert.True(before == Json(), $"\"{text}\" of {said.Words.By.Name} changed something when it was said again");
    }

    /// <summary>Lets time pass, and wakes the session whenever it asked for that.</summary>
    private void Sleep(TimeSpan time)
    {
        var end = room.Now + time;
        while (room.State is { } state && Clockwork.NextWake(state) is { } wake && wake <= end)
        {
            room.Now = wake > room.Now ? wake : room.Now;
            var changes = Changes;
            Happen(new SessionEvent.Woken());
            Assert.True(Changes == changes + 1, "a wake-up that was asked for changed nothing");
        }

        room.Now = end;
    }

    private void Happen(SessionEvent happened)
    {
        var before = room.State;
        room.Do(happened);
        var decision = room.Last;
        if (decision.Reply is Reply.Open open)
            Assert.Equal(open.Form, SessionForm.Read(open.Form)?.Name());
        else if (decision.Reply is { } reply)
            ExpectNothingHidden(happened, decision.State, cards.Render(decision.State, reply, "en")!.Json);
        if (decision.Keep != Keeping.State)
        {
            Assert.Empty(decision.Effects);
            return;
        }

        Changes++;
        LargestDecision = Math.Max(LargestDecision, decision.Effects.Count);
        Assert.InRange(decision.Effects.Count, 0, MostEffects);
        var after = room.Session;
        StepsSeen.Add(after.Step);
        Assert.Equal((before?.Revision ?? 0) + 1, after.Revision);
        Assert.Equal(after.IsOpen() || after is { OfferAt: not null, OfferedAt: null }, Clockwork.NextWake(after) is not null);
        var json = Json();
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, SessionJson.Default.Session)!, SessionJson.Default.Session));
        Assert.Equal(after.HadTurn.Distinct(), after.HadTurn);
        if (after.Spotlight is { } spotlight)
            Assert.DoesNotContain(spotlight.Explorer, after.HadTurn);
        if (before is not null)
            ExpectContinuity(before, after, happened);
        Show(decision.Effects);
    }

    private static void ExpectContinuity(Session before, Session after, SessionEvent happened)
    {
        if (before.Key != after.Key)
        {
            Assert.False(before.IsOpen());
            return;
        }

        Assert.True(before.IsOpen() || !after.IsOpen(), "a closed session opened again");
        Assert.Equal(before.StepsDone, after.StepsDone.Take(before.StepsDone.Count));
        Assert.InRange(after.StepsDone.Count - before.StepsDone.Count, 0, 1);
        foreach (var answer in before.Answers.Where(a => !a.Passed && !after.Answers.Contains(a)))
            Assert.True(
                By(happened) == answer.By && after.AnswerOf(answer.By, answer.Question) is not null,
                $"the answer \"{answer.Text}\" vanished");
        foreach (var commitment in before.NextSteps.Where(c => happened is not SessionEvent.Pressed { Press.Verb: Verbs.Withdraw } || By(happened) != c.By))
            Assert.Contains(after.NextSteps, c => c.By == commitment.By && c.Slot == commitment.Slot);
    }

    /// <summary>The answer to a press is drawn by a name that whoever pressed may have made up.</summary>
    private static void ExpectNothingHidden(SessionEvent happened, Session? session, string drawn)
    {
        if (happened is SessionEvent.Pressed && session is { ClosedAt: null } && !Confidentiality.WordsMayShowHere(session))
            Assert.DoesNotContain(Canary, drawn, StringComparison.Ordinal);
    }

    private static PersonId? By(SessionEvent happened) => happened switch
    {
        SessionEvent.Heard heard => heard.Words.By.Id,
        SessionEvent.Pressed pressed => pressed.Press.By.Id,
        _ => null,
    };

    /// <summary>Draws what the decision shows, and looks at all that stands in the conversation.</summary>
    private void Show(IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            var name = effect switch { Effect.PostCard post => post.Card, Effect.UpdateCard update => update.Card, _ => null };
            if (name is null)
                continue;
            var card = SessionCard.Read(name);
            Assert.NotNull(card);
            Assert.Equal(name, card.Name());
            var whom = card switch { SessionCard.Board b => b.For, SessionCard.Summary s => s.For, _ => SessionCard.All };
            if (effect is Effect.PostCard { To: var to })
                Assert.Equal(whom.Length == 0 ? new Address.Shared(room.Home) : new Address.Private(new PersonId("t1", whom)), to);
            var drawn = cards.Render(room.Session, name)?.Json;
            if (effect is Effect.PostCard)
                Assert.NotNull(drawn);
            if (whom.Length == 0 && drawn is not null)
                shown[name] = drawn;
        }

        // What a closed session has left stands as it stood; an open one's words may stand only where they may show.
        if (!room.Session.IsOpen() || Confidentiality.WordsMayShowHere(room.Session))
            return;
        if (room.Session.Boards.Count > 0)
            TimesHidden++;
        foreach (var (name, drawn) in shown.Where(s => SessionCard.Read(s.Key) is { } card && card.Session == room.Session.Key))
            Assert.False(SaidBefore.Append(Canary).Any(w => drawn.Contains(w, StringComparison.Ordinal)), $"words stand on {name} where others can read");
    }

    private string Json() => room.State is { } state ? JsonSerializer.Serialize(state, SessionJson.Default.Session) : "";

    private List<Peer>? Roster(ConversationKind kind) => kind == ConversationKind.Channel
        ? null
        : random.Next(4) switch
        {
            0 => null,
            1 => [.. Everybody.Select(World.Peer)],
            _ => [.. Everybody[..random.Next(2, 5)].Select(World.Peer)],
        };

    private T Pick<T>(params IReadOnlyList<T> things) => things[random.Next(things.Count)];
}
