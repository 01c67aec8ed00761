using System.Text.Json;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Connector;

/// <summary>What the bot sends: the parts of its activity that a client shows.</summary>
/// <param name="Fault">Why Teams would not take it; null where it would.</param>
internal sealed record Outgoing(string Text, IReadOnlyList<JsonElement> Cards, string? Summary, string? Fault = null)
{
    /// <summary>How the attachments begin that are about files.</summary>
    public const string FileType = "application/vnd.microsoft.teams.card.file.";

    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Files that are offered, or shown.</summary>
    public IReadOnlyList<JsonElement> Files { get; private init; } = [];

    public static Outgoing Read(JsonElement activity)
    {
        List<JsonElement> cards = [];
        List<JsonElement> files = [];
        foreach (var attachment in activity.Items("attachments"))
        {
            if (attachment.Text("contentType")?.StartsWith(FileType, StringComparison.Ordinal) == true && attachment.Text("name") is not null)
            {
                files.Add(attachment);
                continue;
            }

            if (attachment.Text("contentType") != CardType)
                return Wrong("An attachment is not an Adaptive Card.");
            if (attachment.Part("content") is not { ValueKind: JsonValueKind.Object } card || card.Text("type") != "AdaptiveCard")
                return Wrong("An attachment's content is not an Adaptive Card object.");
            cards.Add(card);
        }

        var text = activity.Text("text") ?? "";
        return cards.Count + files.Count == 0 && string.IsNullOrWhiteSpace(text)
            ? Wrong("The message has neither text nor attachments.")
            : new Outgoing(text, cards, activity.Text("summary")) { Files = files };
    }

    /// <summary>The messages that come of it: Teams divides what has both text and cards.</summary>
    public IEnumerable<Func<string, Message>> Messages(DateTimeOffset at, string? thread)
    {
        if (Text.Length > 0)
            yield return id => new Message(id, Message.Bot, at) { Thread = thread, Text = Text, Summary = Summary };
        if (Cards.Count > 0)
            yield return id => new Message(id, Message.Bot, at) { Thread = thread, Cards = Cards, Summary = Summary };
        if (Files.Count > 0)
            yield return id => new Message(id, Message.Bot, at) { Thread = thread, Files = Files };
    }

    private static Outgoing Wrong(string why) => new("", [], null, why);
}
