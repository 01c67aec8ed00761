using System.Reflection;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Architecture;

/// <summary>C# has no exhaustive switch over records: here every event is decided on purpose, in an open and in a closed session.</summary>
public sealed class EveryEventTests
{
    private const string Help = "/help";

    private static readonly Peer Ana = World.Peer("Ana");
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Reply Why = new Reply.Say("Reply_Why");

    private static readonly Press Pressed = Room.Begun("Ana", "Ben") is var room
        ? room.NewPress("Ana", Verbs.Pass, room.Mark(room.Guide.LivingCard(room.Session).Name()), [])
        : throw new InvalidOperationException();

    /// <summary>Each event, by Ana, with what it is to do while the first question is open, and after the session closed.</summary>
    private static readonly List<(SessionEvent Happened, string WhenOpen, string WhenClosed)> Table =
    [
        (new SessionEvent.Heard(Words("status")), "Nothing a1/status", $"Nothing {Help}"),
        (new SessionEvent.Pressed(Pressed), "State a1/step/ask%3Agoal", "Nothing Reply_SessionOver"),
        (new SessionEvent.ReadersChanged(null), "State", "State"),
        (new SessionEvent.MembersLeft([Ana.Id]), "State", "Nothing"),
        (new SessionEvent.Edited(Words("goal"), FakeClock.Start), "Nothing", "Nothing"),
        (new SessionEvent.Woken(), "Nothing", "Nothing"),
        (new SessionEvent.Reported("a1", new Report(Ana.Id, 1, [])), "State", "Nothing"),
        (new SessionEvent.ForPerson(Ana, Words("commitments")), "State", "State"),
        (new SessionEvent.Undelivered(Ana.Id), "State", "State"),
        (new SessionEvent.Forgotten(Ana.Id, FakeClock.Start), "State", "State"),
        (new SessionEvent.Started(Ana, Words("start")), "Nothing a1/status", "State"),
        (new SessionEvent.Joined(Ana), "Nothing a1/status", $"Nothing {Help}"),
        (new SessionEvent.Agreed(Ana), "Nothing", $"Nothing {Help}"),
        (new SessionEvent.Left(Ana), "State", $"Nothing {Help}"),
        (new SessionEvent.FocusChosen(Ana, "role-play"), "State", $"Nothing {Help}"),
        (new SessionEvent.PaceChosen(Ana, new Pace(60)), "State", $"Nothing {Help}"),
        (new SessionEvent.Begun(Ana), "Event Reply_NotNow", $"Nothing {Help}"),
        (new SessionEvent.Answered(Ana, "goal", "words", Today), "State", $"Nothing {Help}"),
        (new SessionEvent.Passed(Ana), "State", $"Nothing {Help}"),
        (new SessionEvent.Skipped(Ana, World.Peer("Ben").Id), "State", $"Nothing {Help}"),
        (new SessionEvent.Revealed(Ana), "Event Reply_NothingToReveal", $"Nothing {Help}"),
        (new SessionEvent.ShownHere(Ana), "Nothing Reply_ShowHereAlready", $"Nothing {Help}"),
        (new SessionEvent.MovedOn(Ana, Anyway: false), "Event Reply_StillMissing", $"Nothing {Help}"),
        (new SessionEvent.AnotherQuestionAsked(Ana), "Event Reply_NoTurn", $"Nothing {Help}"),
        (new SessionEvent.MoreTimeAsked(Ana), "State", $"Nothing {Help}"),
        (new SessionEvent.TurnDone(Ana), "Event Reply_NoTurn", $"Nothing {Help}"),
        (new SessionEvent.Committed(Ana, "rest", Today, Today), "State Reply_CommitmentDated", $"Nothing {Help}"),
        (new SessionEvent.PlanAdded(Ana, "it rains", "I rest"), "Event Reply_CommitmentFirst", $"Nothing {Help}"),
        (new SessionEvent.WitnessNamed(Ana, World.Peer("Ben").Id), "Event Reply_CommitmentFirst", $"Nothing {Help}"),
        (new SessionEvent.StatusAsked(Ana), "Nothing a1/status", $"Nothing {Help}"),
        (new SessionEvent.HelpAsked(Ana), "Nothing a1/help", $"Nothing {Help}"),
        (new SessionEvent.Ended(Ana), "State", $"Nothing {Help}"),
        (new SessionEvent.Unclear(Ana, Why), "Nothing Reply_Why", $"Nothing {Help}"),
    ];

    public static TheoryData<string> Events => [.. Table.Select(row => row.Happened.GetType().Name)];

    [Fact]
    public void Every_event_is_in_the_table()
    {
        var events = typeof(SessionEvent).GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public)
            .Where(t => t.IsSubclassOf(typeof(SessionEvent)) && !t.IsAbstract)
            .Select(t => t.Name);
        Assert.Equal(events.Order(), Table.Select(row => row.Happened.GetType().Name).Order());
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void An_open_session_decides_on_purpose(string happened)
    {
        var (what, whenOpen, _) = Table.Single(row => row.Happened.GetType().Name == happened);
        Assert.Equal(whenOpen, Shown(Room.Begun("Ana", "Ben").Do(what)));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void A_closed_session_decides_on_purpose(string happened)
    {
        var (what, _, whenClosed) = Table.Single(row => row.Happened.GetType().Name == happened);
        Assert.Equal(whenClosed, Shown(Room.Begun("Ana", "Ben").Say("Ana", "end").Do(what)));
    }

    private static string Shown(Room room) => $"{room.Last.Keep} {room.Reply}".TrimEnd();

    private static Typed Words(string text) =>
        new(Ana, text, new Conversation("t1", "19:home@thread.v2", ConversationKind.GroupChat), "a99", Today, "en-GB");
}
