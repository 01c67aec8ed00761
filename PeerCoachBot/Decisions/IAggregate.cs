namespace PeerCoachBot.Decisions;

/// <summary>All that the machine knows about one kind of aggregate: how it decides, when it wakes, how it is written down.</summary>
internal interface IAggregate
{
    /// <summary>The first part of its ids; permanent.</summary>
    string Kind { get; }

    /// <summary>Decides about an event. Pure: no clock, no input or output, no randomness, no culture.</summary>
    Decision<object> Decide(object? state, object happened, DateTimeOffset now);

    /// <summary>The earliest moment at which it has something to do by itself; null for never.</summary>
    DateTimeOffset? NextWake(object state);

    /// <summary>The event that its wake-up brings.</summary>
    object Woken { get; }

    /// <summary>The event that a fact told to it brings, from the fact's stored form.</summary>
    object Told(string fact);

    /// <summary>The stored form of a fact that it tells.</summary>
    string Write(IFact fact);

    /// <summary>The event that a card which could not be delivered brings; null where it does not matter.</summary>
    object? Undelivered(string card, Address to, bool mayHaveGone);

    /// <summary>
    /// The name that a card has now. It is another than the one under which it was posted where that named somebody who has
    /// been forgotten since.
    /// </summary>
    string NameOf(object state, string card);

    /// <summary>
    /// The name under which a posted card goes with a state that is put aside, by that state's key; null where the card
    /// stays with the present one.
    /// </summary>
    string? NameAside(object present, string key, string card);

    /// <summary>Reads its stored state; throws <see cref="System.Text.Json.JsonException"/> where that is not whole.</summary>
    object Read(string state);

    /// <summary>The stored form of its state.</summary>
    string Write(object state);
}
