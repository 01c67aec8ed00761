using PeerCoachBot.Tests.Support;
using static PeerCoachBot.Tests.Host.Somebody;

namespace PeerCoachBot.Tests.Host;

/// <summary>What three peers type from the first word to the last.</summary>
internal static class TriadScript
{
    public static readonly IReadOnlyList<Somebody> People = [Ana, Ben, Cleo];

    public static readonly IReadOnlyList<string> Goals = ["Grow apricots", "Bake brioche", "Carve cedar"];

    public static readonly IReadOnlyList<string> Learnings = ["Asking aloud aids", "Brevity beats bluster", "Calm carries conversations"];

    private static readonly IReadOnlyList<string> Commitments = ["sketch the orchard", "buy better butter", "sharpen the chisels"];

    private static readonly IReadOnlyList<string> Plan = ["it rains on Tuesday", "sketch it from the porch"];

    private static readonly IReadOnlyList<string> Endings = ["amused", "braver", "content"];

    /// <summary>Everything that participants say of themselves.</summary>
    public static IEnumerable<string> AllWords => [.. Goals, .. Learnings, .. Commitments, .. Plan, .. Endings];

    /// <summary>
    /// The lines: who says what, whether in 1:1, and what the shared conversation shows afterwards. Turns end by
    /// "pass", which unlike "done" needs no time to have passed.
    /// </summary>
    public static readonly IReadOnlyList<Line> Lines =
    [
        new(Ana, "start", "Taking part: Ana Lee."),
        new(Ben, "join", "Taking part: Ana Lee and Ben Ito."),
        new(Cleo, "join", "Taking part: Ana Lee, Ben Ito and Cleo Roy."),
        new(Ana, "agree", "Still to accept the ground rules: Ben Ito and Cleo Roy."),
        new(Ben, "agree", "Still to accept the ground rules: Cleo Roy.", InPrivate: true),
        new(Cleo, "I agree"),
        new(Ben, "focus challenge", "Focus: challenge or pain point."),
        new(Cleo, "begin", "What do we want to accomplish"),
        new(Ana, Goals[0], "Answered: Ana Lee."),
        new(Ben, Goals[1], "Answered: Ana Lee and Ben Ito.", InPrivate: true),
        new(Cleo, Goals[2], "The answers are in."),
        new(Ben, "next", "Coaching turn 1 of 3"),
        new(Ana, "another question"),
        new(Ana, "pass", "Coaching turn 2 of 3"),
        new(Ben, "pass", "Coaching turn 3 of 3", InPrivate: true),
        new(Cleo, "pass", "What have we learned"),
        new(Cleo, Learnings[2], "Answered: Cleo Roy."),
        new(Ben, Learnings[1], "Answered: Ben Ito and Cleo Roy.", InPrivate: true),
        new(Ana, Learnings[0]),
        new(Ana, "next", "What next steps will we take?"),
        new(Ana, $"I will {Commitments[0]} by Friday", "Still to say their next step: Ben Ito and Cleo Roy."),
        new(Ana, $"if {Plan[0]} then {Plan[1]}"),
        new(Ana, "witness Ben", "What next steps will we take?"),
        new(Ben, $"I will {Commitments[1]} by 2026-12-04", "Still to say their next step: Cleo Roy.", InPrivate: true),
        new(Cleo, $"I will {Commitments[2]} by tomorrow"),
        new(Ben, "next", "In one word: how do you leave?"),
        new(Ana, Endings[0], "Answered: Ana Lee."),
        new(Ben, Endings[1], "Answered: Ana Lee and Ben Ito.", InPrivate: true),
        new(Cleo, Endings[2], "Was the time fair?"),
        new(Ana, "yes"),
        new(Ben, "yes"),
        new(Cleo, "a bit off", "How much did this session help you?"),
        new(Ana, "5"),
        new(Ben, "4"),
        new(Cleo, "5", "When do you meet next?"),
        new(Ana, "2026-12-07", "What we leave with"),
    ];

    /// <summary>Types the lines in a conversation, up to a text or all, each when the one before has taken effect.</summary>
    public static async Task PlayAsync(BotHost bot, Spot here, string? until = null)
    {
        foreach (var line in Lines.TakeWhile(l => l.Text != until))
        {
            await bot.Teams.SayAsync(line.InPrivate ? Spot.With(line.Who) : here, line.Who, line.Text);
            if (line.Shows is { } shown)
                await bot.Connector.SeeAsync(here.Id, shown);
        }
    }

    /// <summary>A summary with every goal, learning and next step, and what goes with them.</summary>
    public static void AssertWhole(Shown summary)
    {
        Assert.Equal("What we leave with", summary.Title);
        foreach (var words in Goals.Concat(Learnings).Concat(Commitments).Concat(Plan))
            Assert.Contains(words, summary.Text, StringComparison.Ordinal);
        Assert.Contains("Witness: Ben Ito", summary.Text, StringComparison.Ordinal);
        Assert.Contains("7 December 2026", summary.Text, StringComparison.Ordinal);
        Assert.Contains("4.7 of 5; answers: 3", summary.Text, StringComparison.Ordinal);
    }
}

/// <summary>One line of a script.</summary>
/// <param name="Shows">What the shared conversation shows once the line has taken effect.</param>
internal sealed record Line(Somebody Who, string Text, string? Shows = null, bool InPrivate = false);
