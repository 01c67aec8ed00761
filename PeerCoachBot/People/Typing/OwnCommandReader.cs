using System.Globalization;
using System.Text.RegularExpressions;
using PeerCoachBot.Commitments;
using PeerCoachBot.Sessions.Typing;

namespace PeerCoachBot.People.Typing;

/// <summary>Reads what is typed about commitments, in English. A command is the whole message, never its beginning.</summary>
internal static partial class OwnCommandReader
{
    /// <summary>A longer message is no command.</summary>
    private const int Longest = 100;

    private static readonly Dictionary<string, OwnWord> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["commitments"] = OwnWord.Commitments,
        ["my commitments"] = OwnWord.Commitments,
        ["settings"] = OwnWord.Settings,
        ["my settings"] = OwnWord.Settings,
        ["export my data"] = OwnWord.Export,
        ["delete my data"] = OwnWord.Delete,
        ["delete everything"] = OwnWord.DeleteAll,
        ["keep everything"] = OwnWord.KeepAll,
        ["nudges off"] = OwnWord.NudgesOff,
        ["nudges on"] = OwnWord.NudgesOn,
    };

    private static readonly Dictionary<string, Standing> Answers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["done"] = Standing.Done,
        ["partly"] = Standing.Partly,
        ["partly done"] = Standing.Partly,
        ["blocked"] = Standing.Blocked,
        ["let go"] = Standing.LetGo,
        ["let it go"] = Standing.LetGo,
    };

    /// <summary>Reads a message; null where it is none of these.</summary>
    public static OwnCommand? Read(string text)
    {
        if (CommandReader.Read(text) is Command.IWill will)
            return new OwnCommand.IWill(will.Rest);
        var plain = CommandReader.Plain(text);
        if (plain.Length > Longest)
            return null;
        if (Words.TryGetValue(plain, out var word))
            return new OwnCommand.Plain(word);
        if (Numbered().Match(plain) is { Success: true } answer && Answers.TryGetValue(answer.Groups["words"].Value, out var standing))
            return new OwnCommand.Answer(standing, Number(answer));
        if (Dated().Match(plain) is { Success: true } date)
            return new OwnCommand.Date(date.Groups["until"].Value, Number(date));
        if (Snoozed().Match(plain) is { Success: true } snooze)
            return new OwnCommand.Snooze(snooze.Groups["until"].Value, Number(snooze));
        return Paused().Match(plain) is { Success: true } pause ? new OwnCommand.Pause(pause.Groups["until"].Value) : null;
    }

    private static int? Number(Match match) =>
        int.TryParse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(?<words>.*?)( (?<number>\d{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^new date(?: (?<number>\d{1,2}):)? (?<until>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^snooze(?: (?<number>\d{1,2})(?: until|:))? (?:until )?(?<until>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Snoozed();

    [GeneratedRegex(@"^(?:pause|leave|away) until (?<until>.+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Paused();
}
