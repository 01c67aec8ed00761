using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;
using PeerCoachBot.Sessions.Typing;
using PeerCoachBot.Tests.Support;

namespace PeerCoachBot.Tests.Sessions;

/// <summary>Every command, however it is spelt, while an answer is awaited.</summary>
public sealed class CommandSpellingTests
{
    public static TheoryData<string, string> Commands
    {
        get
        {
            (string Words, string Event)[] commands =
            [
                ("start", "Started"), ("join", "Joined"), ("agree", "Agreed"), ("I agree", "Agreed"), ("leave", "Left"),
                ("focus role play", "FocusChosen"), ("focus goal setting", "FocusChosen"),
                ("time box short", "PaceChosen"), ("timebox short", "PaceChosen"), ("time box usual", "PaceChosen"),
                ("timebox usual", "PaceChosen"), ("time box 45", "PaceChosen"), ("timebox 45", "PaceChosen"),
                ("time box 45 minutes", "PaceChosen"), ("time box 45 min", "PaceChosen"), ("time box 1 minute", "PaceChosen"),
                ("begin", "Begun"), ("reveal", "Revealed"), ("show here", "ShownHere"), ("next", "MovedOn"),
                ("next anyway", "MovedOn"), ("pass", "Passed"), ("skip Ben", "Skipped"), ("another question", "AnotherQuestionAsked"),
                ("more time", "MoreTimeAsked"), ("two more minutes", "MoreTimeAsked"), ("done", "TurnDone"),
                ("witness Ben", "WitnessNamed"), ("status", "StatusAsked"), ("end", "Ended"), ("help", "HelpAsked"),
            ];
            TheoryData<string, string> data = [];
            foreach (var (words, name) in commands)
            {
                data.Add(words, name);
                data.Add(words.ToUpperInvariant(), name);
                data.Add($"  {words.Replace(" ", "  ", StringComparison.Ordinal)} ", name);
                data.Add($"{char.ToUpperInvariant(words[0])}{words[1..]}.", name);
                data.Add($"{words}!", name);
                if (words is not ("end" or "leave" or "show here" or "reveal" or "next anyway" or "done"))
                    data.Add($"{words}?", name);
                data.Add($"{words} …", name);
                data.Add($"\t{words.Replace(' ', '\u00A0')}\n", name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_known_however_it_is_spelt(string words, string name) =>
        Assert.Equal(name, Meaning(Room.Begun("Ana", "Ben"), words).GetType().Name);

    [Theory]
    [InlineData("I will ship it by Friday", "Committed")]
    [InlineData("i'll ship it", "Committed")]
    [InlineData("I’ll ship it", "Committed")]
    [InlineData("if it rains, then I read", "PlanAdded")]
    [InlineData("IF it rains THEN I read", "PlanAdded")]
    [InlineData("hi", "HelpAsked")]
    [InlineData("Hello!", "HelpAsked")]
    [InlineData("", "StatusAsked")]
    [InlineData("focus cooking", "Unclear")]
    [InlineData("skip Zoe", "Unclear")]
    [InlineData("witness Zoe", "Unclear")]
    [InlineData("I will", "Unclear")]
    [InlineData("anything", "Unclear")]
    public void Where_no_answer_is_awaited_sentences_are_commands_too(string words, string name) =>
        Assert.Equal(name, Meaning(Room.Begun("Ana", "Ben").ToTurns(), words).GetType().Name);

    [Theory]
    [InlineData("next", false)]
    [InlineData("next anyway", true)]
    public void Next_is_told_from_next_anyway(string words, bool anyway) =>
        Assert.Equal(anyway, Assert.IsType<SessionEvent.MovedOn>(Meaning(Room.Begun("Ana", "Ben"), words)).Anyway);

    [Theory]
    [InlineData("start", "Started")]
    [InlineData("START!", "Started")]
    [InlineData("next", "HelpAsked")]
    [InlineData("start saying no", "HelpAsked")]
    [InlineData("", "HelpAsked")]
    public void Without_a_session_there_is_start_and_help(string words, string name) =>
        Assert.Equal(name, Meaning(new Room(), words).GetType().Name);

    private static SessionEvent.Said Meaning(Room room, string words) => Interpretation.Of(
        room.Guide,
        room.State,
        new Typed(World.Peer("Ana"), words, room.Home, "m", new DateOnly(2026, 11, 23), "en-GB"));
}
