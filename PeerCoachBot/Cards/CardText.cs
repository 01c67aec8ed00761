namespace PeerCoachBot.Cards;

/// <summary>What a card says, before it is laid out.</summary>
/// <param name="Title">The bot's own words only: it also stands in notifications. Empty for a single sentence.</param>
internal sealed record CardText(string Title, IReadOnlyList<Line> Lines)
{
    /// <summary>For notifications and for clients that show no cards; the bot's own words, like the title.</summary>
    public string Summary { get; init; } = Title;
}

/// <summary>One paragraph. Its text is shown literally, whoever wrote it.</summary>
internal sealed record Line(LineStyle Style, string Text)
{
    public static Line Large(string text) => new(LineStyle.Large, text);

    public static Line Heading(string text) => new(LineStyle.Heading, text);

    public static Line Body(string text) => new(LineStyle.Body, text);

    /// <summary>Somebody's own words.</summary>
    public static Line Quote(string text) => new(LineStyle.Quote, text);

    /// <summary>An explanation or what can be said next.</summary>
    public static Line Hint(string text) => new(LineStyle.Hint, text);
}

/// <summary>How a paragraph looks.</summary>
internal enum LineStyle
{
    Body,
    Large,
    Heading,
    Quote,
    Hint,
}
