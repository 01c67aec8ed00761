namespace PeerCoachBot.Conversations;

/// <summary>Names the card with which the bot introduces itself. The name says all that the card is drawn from.</summary>
internal sealed record Greeting(ConversationKind Where, string Language)
{
    private const string First = "welcome";

    public string Name() => $"{First}/{Where}/{Uri.EscapeDataString(Language)}";

    /// <summary>Reads a card's name; null where it names another card.</summary>
    public static Greeting? Read(string name) =>
        name.Split('/') is [First, var where, var language] && Enum.TryParse<ConversationKind>(where, out var kind)
            ? new Greeting(kind, Uri.UnescapeDataString(language))
            : null;
}
