using System.Globalization;
using PeerCoachBot.Commitments.Dates;

namespace PeerCoachBot.People;

/// <summary>Names a card about a person's commitments. The name is all that is stored of a card; its content is drawn from the person.</summary>
internal abstract record PersonCard
{
    private const string First = "own";

    private PersonCard()
    {
    }

    /// <summary>A commitment as it was understood, to be corrected.</summary>
    internal sealed record Kept(string Commitment) : PersonCard;

    /// <summary>Words that still lack their date.</summary>
    internal sealed record Undated(string Draft) : PersonCard;

    /// <summary>What is due, on one day.</summary>
    internal sealed record Nudge(DateOnly Day) : PersonCard;

    /// <summary>Says in a shared conversation that there is something for its owner, and not what.</summary>
    internal sealed record Mention(DateOnly Day) : PersonCard;

    /// <summary>All that is open, and what was done this month.</summary>
    internal sealed record Overview : PersonCard;

    internal sealed record Settings : PersonCard;

    /// <summary>A commitment that somebody else suggested.</summary>
    internal sealed record Offer(string Id) : PersonCard;

    /// <summary>Says that what one suggested to somebody did not reach them.</summary>
    internal sealed record OfferLost(string Id) : PersonCard;

    /// <summary>Asks whether one will witness somebody's commitment, and says later that it is done.</summary>
    /// <param name="Key">See <see cref="Witnessed.Key"/>.</param>
    internal sealed record Witness(string Key) : PersonCard;

    /// <summary>Tells a witness that it is done.</summary>
    internal sealed record Finished(string Key) : PersonCard;

    /// <summary>What somebody asks their peers.</summary>
    internal sealed record Request(int Number) : PersonCard;

    /// <summary>Gives its words back to somebody whose request could not be posted.</summary>
    internal sealed record RequestLost(int Number) : PersonCard;

    /// <summary>Says what is deleted and what stays, and asks once.</summary>
    internal sealed record Erasure : PersonCard;

    public string Name() => string.Join('/', Parts().Prepend(First).Select(Uri.EscapeDataString));

    /// <summary>Reads a card's name; null where it names none.</summary>
    public static PersonCard? Read(string name)
    {
        string[] parts = [.. name.Split('/').Select(Uri.UnescapeDataString)];
        return parts switch
        {
            [First, "kept", var commitment] => new Kept(commitment),
            [First, "undated", var draft] => new Undated(draft),
            [First, "nudge", var day] when IsoDay.Read(day) is { } d => new Nudge(d),
            [First, "mention", var day] when IsoDay.Read(day) is { } d => new Mention(d),
            [First, "overview"] => new Overview(),
            [First, "settings"] => new Settings(),
            [First, "offer", var id] => new Offer(id),
            [First, "offer-lost", var id] => new OfferLost(id),
            [First, "witness", var key] => new Witness(key),
            [First, "finished", var key] => new Finished(key),
            [First, "request", var number] when NumberIn(number) is { } n => new Request(n),
            [First, "request-lost", var number] when NumberIn(number) is { } n => new RequestLost(n),
            [First, "erasure"] => new Erasure(),
            _ => null,
        };
    }

    private IEnumerable<string> Parts() => this switch
    {
        Kept c => ["kept", c.Commitment],
        Undated c => ["undated", c.Draft],
        Nudge c => ["nudge", IsoDay.Write(c.Day)],
        Mention c => ["mention", IsoDay.Write(c.Day)],
        Overview => ["overview"],
        Settings => ["settings"],
        Offer c => ["offer", c.Id],
        OfferLost c => ["offer-lost", c.Id],
        Witness c => ["witness", c.Key],
        Finished c => ["finished", c.Key],
        Request c => ["request", c.Number.ToString(CultureInfo.InvariantCulture)],
        RequestLost c => ["request-lost", c.Number.ToString(CultureInfo.InvariantCulture)],
        _ => ["erasure"],
    };

    private static int? NumberIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
