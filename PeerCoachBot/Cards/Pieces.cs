namespace PeerCoachBot.Cards;

/// <summary>Somebody's own words under their name.</summary>
/// <param name="Notes">What belongs to them: a date, a plan, a witness.</param>
internal sealed record Passage(string Who, string Words, IReadOnlyList<string> Notes)
{
    public Passage(string who, string words)
        : this(who, words, [])
    {
    }
}

/// <summary>Passages on one question.</summary>
/// <param name="Title">The bot's own words.</param>
internal sealed record Section(string Title, IReadOnlyList<Passage> Passages);

/// <summary>How much time there is, or is left.</summary>
/// <param name="IsShort">It runs out.</param>
internal sealed record TimeLine(string Text, bool IsShort);

/// <summary>A ground rule.</summary>
/// <param name="Id">The name of the input with which it is accepted.</param>
internal sealed record Rule(string Id, string Name, string Text, string Value);

/// <summary>One of several that can be chosen.</summary>
internal sealed record Choice(string Title, string Value);
