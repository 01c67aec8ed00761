using System.Text.Json;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions.Pressing;

/// <summary>Whatever can be typed can be pressed, and comes to the same.</summary>
public sealed class TypedOrPressedTests
{
    private static readonly string[] Names = ["Ana", "Ben", "Cem"];

    /// <summary>Where the session is, who acts, what they type, and what they press instead.</summary>
    private static readonly IReadOnlyDictionary<string, (Func<Room> At, string Who, string Typed, Func<Room, Room> Pressed)> Table =
        new Dictionary<string, (Func<Room>, string, string, Func<Room, Room>)>
        {
            ["begin"] = (() => new Room().Gather(Names), "Ana", "begin", r => r.Press("Ana", Verbs.Begin)),
            ["leave"] = (() => new Room().Gather(Names), "Ben", "leave", r => r.Press("Ben", Verbs.Leave)),
            ["focus"] = (
                () => new Room().Gather(Names),
                "Ben",
                "focus role-play",
                r => r.Fill("Ben", Form(r, k => new SessionForm.Plan(k)), Verbs.Plan, (Inputs.Focus, "role-play"))),
            ["time box"] = (
                () => new Room().Gather(Names),
                "Ben",
                "time box 45",
                r => r.Fill("Ben", Form(r, k => new SessionForm.Plan(k)), Verbs.Plan, (Inputs.Pace, Inputs.OwnPace), (Inputs.Minutes, "45"))),
            ["time box short"] = (
                () => new Room().Gather(Names),
                "Ben",
                "time box short",
                r => r.Fill("Ben", Form(r, k => new SessionForm.Plan(k)), Verbs.Plan, (Inputs.Pace, Inputs.ShortPace), (Inputs.Focus, Focuses.Default))),
            ["answer"] = (
                () => Room.Begun(Names),
                "Ben",
                "Grow apricots",
                r => r.Fill("Ben", Form(r, k => new SessionForm.Answer(k, "goal")), Verbs.Answer, (Inputs.Answer, "Grow apricots"))),
            ["pass"] = (() => Room.Begun(Names), "Ben", "pass", r => r.Press("Ben", Verbs.Pass)),
            ["skip"] = (
                () => Room.Begun(Names),
                "Ben",
                "skip Cem",
                r => r.Fill("Ben", Form(r, k => new SessionForm.Skip(k)), Verbs.Skip, (Inputs.Whom, "cem"))),
            ["reveal"] = (() => Room.Begun(Names).Say("Ana", "Grow"), "Ben", "reveal", r => r.Press("Ben", Verbs.Reveal)),
            ["next anyway"] = (() => Room.Begun(Names).Say("Ana", "Grow"), "Ben", "next anyway", r => r.Press("Ben", Verbs.NextAnyway)),
            ["next"] = (() => Room.Begun(Names).Say("Ana", "a").Say("Ben", "b").Say("Cem", "c"), "Ben", "next", r => r.Press("Ben", Verbs.Next)),
            ["another question"] = (() => Room.Begun(Names).ToTurns(), "Ben", "another question", r => r.Press("Ben", Verbs.AnotherQuestion)),
            ["more time"] = (() => Room.Begun(Names).ToTurns(), "Ben", "more time", r => r.Press("Ben", Verbs.MoreTime)),
            ["done"] = (() => Room.Begun(Names).ToTurns(), "Ana", "done", r => r.Press("Ana", Verbs.Done)),
            ["pass a turn"] = (() => Room.Begun(Names).ToTurns(), "Ana", "pass", r => r.Press("Ana", Verbs.Pass)),
            ["commit"] = (
                () => ToCommit(),
                "Ana",
                "I will draft it by 2026-12-01",
                r => r.Fill("Ana", Form(r, k => new SessionForm.Commit(k, "")), Verbs.Commit, (Inputs.Text, "draft it"), (Inputs.Due, "2026-12-01"))),
            ["no next step"] = (() => ToCommit(), "Ana", "pass", r => r.Press("Ana", Verbs.Pass)),
            ["a word"] = (
                () => ToCommit().ToClose(),
                "Ana",
                "glad",
                r => r.Fill("Ana", Form(r, k => new SessionForm.Answer(k, "word")), Verbs.Answer, (Inputs.Answer, "glad"))),
            ["a choice"] = (() => ToChoice(), "Ana", "a bit off", r => r.Press("Ana", Verbs.Answer, (Inputs.Answer, "a-bit-off"))),
            ["end"] = (() => ToChoice(), "Ana", "end", r => r.Fill("Ana", Form(r, k => new SessionForm.End(k)), Verbs.End)),
        };

    public static TheoryData<string> Rows => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_press_comes_to_the_same_as_the_word(string row)
    {
        var (at, who, words, press) = Table[row];
        var before = at();
        var typed = at().Say(who, words);
        var pressed = press(at());
        Assert.NotEqual(Document(before), Document(typed));
        Assert.Equal(Document(typed), Document(pressed));
        Assert.Equal(typed.Last.Effects.Select(e => e.ToString()), pressed.Last.Effects.Select(e => e.ToString()));
    }

    /// <summary>The session without what is only there to know typed words again.</summary>
    private static string Document(Room room) => JsonSerializer.Serialize(
        room.Session with
        {
            LatelyMoved = [],
            Answers = [.. room.Session.Answers.Select(a => a with { Message = null })],
            Participants = [.. room.Session.Participants.Select(p => p with { KeptLately = [] })],
        },
        SessionJson.Default.Session);

    private static SessionForm Form(Room room, Func<string, SessionForm> of) => of(room.Session.Key);

    private static Room ToCommit() => Room.Begun(Names).ToTurns().ToLearning().ToCommit();

    private static Room ToChoice()
    {
        var room = ToCommit().ToClose();
        foreach (var name in Names)
            room.Say(name, "glad");
        return room;
    }
}
