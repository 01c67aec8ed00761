using System.Globalization;

namespace PeerCoachBot.Bench;

/// <summary>Something typed by one of three peers.</summary>
/// <param name="Who">0, 1 or 2.</param>
internal sealed record Line(int Who, string Text, bool InPrivate = false);

/// <summary>What three peers type in one session, from the first word to the summary.</summary>
internal static class Script
{
    public const int Peers = 3;

    /// <summary>How many of the lines it takes until the first question is open.</summary>
    public const int UntilBegun = 7;

    private static readonly DateTimeOffset Today = TimeProvider.System.GetUtcNow();

    public static readonly IReadOnlyList<Line> Session =
    [
        new(0, "start"),
        new(1, "join"),
        new(2, "join"),
        new(0, "agree"),
        new(1, "agree"),
        new(2, "agree"),
        new(0, "begin"),
        new(0, "I want to find out why my Mondays always begin with somebody else's work"),
        new(1, "A way to say no to the third meeting of the day without a bad conscience", InPrivate: true),
        new(2, "To ask for feedback before the thing is finished, and to hear it"),
        new(1, "next"),
        new(0, "another question"),
        new(0, "pass"),
        new(1, "pass", InPrivate: true),
        new(2, "pass"),
        new(2, "That I wait for a permission that nobody thinks is missing"),
        new(1, "Short answers are kinder than late ones", InPrivate: true),
        new(0, "My calendar was full because I had filled it"),
        new(0, "next"),
        new(0, $"I will keep Monday mornings free by {InDays(10)}"),
        new(0, "if somebody books a Monday then I offer them two other hours"),
        new(0, "witness Bea"),
        new(1, $"I will decline one meeting a day by {InDays(13)}", InPrivate: true),
        new(2, $"I will show the draft to Abe by {InDays(7)}"),
        new(1, "next"),
        new(0, "lighter"),
        new(1, "braver", InPrivate: true),
        new(2, "heard"),
        new(0, "yes"),
        new(1, "yes"),
        new(2, "a bit off"),
        new(0, "5"),
        new(1, "4"),
        new(2, "5"),
        new(0, InDays(14)),
    ];

    /// <summary>What changes nothing: a question, a word at the wrong time, and words that nobody understands.</summary>
    public static readonly IReadOnlyList<Line> NothingChanges = [new(0, "status"), new(0, "help"), new(1, "start")];

    private static string InDays(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
