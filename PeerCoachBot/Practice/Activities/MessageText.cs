using System.Text.RegularExpressions;

namespace PeerCoachBot.Practice.Activities;

/// <summary>What somebody typed. The first <c>@PeerCoach</c> in it is a mention of the bot.</summary>
internal sealed partial class MessageText(string typed)
{
    /// <summary>Stands for the bot in an activity's text.</summary>
    public const string Tag = $"<at>{ActivityWriter.BotName}</at>";

    public const string Mention = $"@{ActivityWriter.BotName}";

    private readonly Match mention = MentionOfBot().Match(typed);

    public bool HasMention => mention.Success;

    /// <summary>The words as they stand in an activity: marked up, so that a typed tag is none.</summary>
    public string Tagged => HasMention
        ? $"{Escaped(typed[..mention.Index])}{Tag}{Escaped(typed[(mention.Index + mention.Length)..])}"
        : Escaped(typed);

    /// <summary>The same as Teams' echo of what its editor held.</summary>
    public string Html
    {
        get
        {
            var words = HasMention
                ? $"{Escaped(typed[..mention.Index])}<span itemtype=\"http://schema.skype.com/Mention\" itemscope=\"\" itemid=\"0\">{ActivityWriter.BotName}</span>{Escaped(typed[(mention.Index + mention.Length)..])}"
                : Escaped(typed);
            return $"<p>{words.Replace("\n", "<br>", StringComparison.Ordinal)}</p>";
        }
    }

    /// <summary>The same as Teams keeps it, and shows it to actions.</summary>
    public string Stored => $"<p>{Tagged.Replace(Tag, $"<at id=\"0\">{ActivityWriter.BotName}</at>", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal)}</p>";

    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    [GeneratedRegex($@"(?<!\w)@{ActivityWriter.BotName}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MentionOfBot();
}
