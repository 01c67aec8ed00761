using System.Text.Json;
using PeerCoachBot.Practice.State;

namespace PeerCoachBot.Practice.Connector;

/// <summary>What the bot sends: the parts of its activity that a client shows.</summary>
/// <param name="Fault">Why Teams would not take it; null where it would.</param>
internal sealed record Outgoing(string Text, IReadOnlyList<JsonElement> Cards, string? Summary, string? Fault = null)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public static Outgoing Read(JsonElement activity)
    {
        List<JsonElement> cards = [];
        foreach (var attachment in activity.Items("attachments"))
        {
            if (attachment.Text("contentType") != CardType)
                return Wrong("An attachment is not an Adaptive Card.");
            if (attachment.Part("content") is not { ValueKind: JsonValueKind.Object } card || card.Text("type") != "AdaptiveCard")
                return Wrong("An attachment's content is not an Adaptive Card object.");
            cards.Add(card);
        }

        var text = activity.Text("text") ?? "";
        return cards.Count == 0 && string.IsNullOrWhiteSpace(text)
            ? Wrong("The message has neither text nor attachments.")
            : new Outgoing(text, cards, activity.Text("summary"));
    }

    /// <summary>The messages that come of it: Teams divides what has both text and cards.</summary>
    public IEnumerable<Func<string, Message>> Messages(DateTimeOffset at, string? thread)
    {
        if (Text.Length > 0)
            yield return id => new Message(id, Message.Bot, at) { Thread = thread, Text = Text, Summary = Summary };
        if (Cards.Count > 0)
            yield return id => new Message(id, Message.Bot, at) { Thread = thread, Cards = Cards, Summary = Summary };
    }

    private static Outgoing Wrong(string why) => new("", [], null, why);
}
