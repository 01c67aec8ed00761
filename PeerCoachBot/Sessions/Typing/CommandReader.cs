using System.Globalization;
using System.Text.RegularExpressions;

namespace PeerCoachBot.Sessions.Typing;

/// <summary>Reads commands in English. A command is the whole message, never its beginning.</summary>
internal static partial class CommandReader
{
    private static readonly Dictionary<string, Word> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["start"] = Word.Start,
        ["join"] = Word.Join,
        ["agree"] = Word.Agree,
        ["i agree"] = Word.Agree,
        ["agreed"] = Word.Agree,
        ["i'm done"] = Word.Done,
        ["leave"] = Word.Leave,
        ["time box short"] = Word.ShortTimeBox,
        ["timebox short"] = Word.ShortTimeBox,
        ["time box usual"] = Word.UsualTimeBox,
        ["timebox usual"] = Word.UsualTimeBox,
        ["begin"] = Word.Begin,
        ["reveal"] = Word.Reveal,
        ["show here"] = Word.ShowHere,
        ["next"] = Word.Next,
        ["next anyway"] = Word.NextAnyway,
        ["pass"] = Word.Pass,
        ["another question"] = Word.AnotherQuestion,
        ["more time"] = Word.MoreTime,
        ["two more minutes"] = Word.MoreTime,
        ["done"] = Word.Done,
        ["status"] = Word.Status,
        ["end"] = Word.End,
        ["help"] = Word.Help,
        ["commitments"] = Word.Own,
        ["my commitments"] = Word.Own,
        ["settings"] = Word.Own,
        ["my settings"] = Word.Own,
        ["export my data"] = Word.Own,
        ["delete my data"] = Word.Own,
        ["hi"] = Word.Greeting,
        ["hello"] = Word.Greeting,
    };

    /// <summary>A longer message is no if-then plan; looking for one would take time that grows with its square.</summary>
    private const int LongestPlan = 2 * Limits.AnswerLength;

    /// <summary>A longer message names nobody and nothing.</summary>
    private const int LongestNamed = 100;

    private static readonly Dictionary<string, NamedWord> NamedWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["focus"] = NamedWord.Focus,
        ["skip"] = NamedWord.Skip,
        ["witness"] = NamedWord.Witness,
    };

    /// <summary>Reads a message; null where it can only be somebody's own words.</summary>
    public static Command? Read(string text)
    {
        var plain = Plain(text);
        if (Words.TryGetValue(plain, out var word))
            return IsAsked(text) && word is (Word.End or Word.Leave or Word.ShowHere or Word.Reveal or Word.NextAnyway or Word.Done) ? null : new Command.Plain(word);
        if (TimeBox().Match(plain) is { Success: true } box
            && int.TryParse(box.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture, out var minutes))
            return new Command.TimeBox(minutes);
        if (IWill().Match(text) is { Success: true } will)
            return new Command.IWill(will.Groups["rest"].Value.Trim());
        if (text.Length <= LongestPlan && IfThen().Match(text) is { Success: true } plan)
            return new Command.IfThen(plan.Groups["if"].Value.Trim(), plan.Groups["then"].Value.Trim());

        var space = plain.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && plain.Length <= LongestNamed && NamedWords.TryGetValue(plain[..space], out var named)
            ? new Command.Named(named, plain[(space + 1)..])
            : null;
    }

    /// <summary>"End?" is a question to the others; what cannot be taken back is not done on a question.</summary>
    private static bool IsAsked(string text) => text.TrimEnd().EndsWith('?');

    /// <summary>The message with single spaces and without the full stop, question or exclamation mark at its end.</summary>
    public static string Plain(string text) => Space().Replace(text, " ").Trim().TrimEnd('.', '!', '?', '…').TrimEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"^time ?box (?<minutes>\d{1,4})( ?min(ute)?s?)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimeBox();

    [GeneratedRegex(@"^\s*I(?:\s+will|['’]ll)\s+(?<rest>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex IWill();

    [GeneratedRegex(@"^\s*if\s+(?<if>\S.*?),?\s+then\s+(?<then>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex IfThen();
}
