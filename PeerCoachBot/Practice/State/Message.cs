using System.Text.Json;

namespace PeerCoachBot.Practice.State;

/// <summary>A message as the room shows it.</summary>
/// <param name="Id">Milliseconds as digits, unique in the room.</param>
/// <param name="From">A persona's key, or <see cref="Bot"/>.</param>
internal sealed record Message(string Id, string From, DateTimeOffset At)
{
    /// <summary>Stands for the bot where otherwise a persona's key stands.</summary>
    public const string Bot = "bot";

    /// <summary>In a channel the id of the post that it replies to; null for a post, and elsewhere.</summary>
    public string? Thread { get; init; }

    public string Text { get; init; } = "";

    /// <summary>Adaptive Cards, as they came.</summary>
    public IReadOnlyList<JsonElement> Cards { get; init; } = [];

    /// <summary>Files that the bot offers or shows, as they came.</summary>
    public IReadOnlyList<JsonElement> Files { get; init; } = [];

    /// <summary>Whether an offered file was accepted or declined; null while nobody has said.</summary>
    public string? FileAnswer { get; init; }

    /// <summary>One line for those who do not see the card.</summary>
    public string? Summary { get; init; }

    /// <summary>How often it was changed.</summary>
    public int Version { get; init; }

    public bool IsDeleted { get; init; }

    public Delivery Delivery { get; init; }
}

/// <summary>What became of a message on its way to the bot.</summary>
internal enum Delivery
{
    /// <summary>It is none of the bot's business: it does not mention it, or is its own.</summary>
    None,
    OnItsWay,
    Taken,
    NotTaken,
}
