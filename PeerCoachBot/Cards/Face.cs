using System.Text.Json.Serialization;

namespace PeerCoachBot.Cards;

/// <summary>What one card puts into its template. Every sentence in it is whole; people's words are literal.</summary>
internal abstract record Face
{
    /// <summary>The name of the template.</summary>
    [JsonIgnore]
    public abstract string Template { get; }

    /// <summary>For notifications and for clients that show no cards: the bot's own words only.</summary>
    public required string FallbackText { get; init; }
}

/// <summary>What a card of a session's step or result puts into its template.</summary>
internal abstract record SessionFace : Face
{
    /// <summary>How far the session is: a small line on top.</summary>
    public required string Where { get; init; }

    public IReadOnlyList<Button> Buttons { get; init; } = [];
}

/// <summary>What a dialog puts into its template.</summary>
internal abstract record DialogFace : Face
{
    /// <summary>Stands above the dialog; the bot's own words only.</summary>
    [JsonIgnore]
    public string Title => FallbackText;

    /// <summary>What its buttons say of it.</summary>
    public required Sessions.Pressing.CardMark Mark { get; init; }

    /// <summary>Why what was put in was not taken; none or one sentence.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
