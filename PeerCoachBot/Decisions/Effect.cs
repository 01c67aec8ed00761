namespace PeerCoachBot.Decisions;

/// <summary>
/// Something that must happen because of a decision. Effects are stored with the state that caused them and carried out
/// at least once, so whoever receives one must recognise it.
/// </summary>
internal abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Shows a new card. Only its key is kept: it is drawn from the newest state at the moment of sending.</summary>
    internal sealed record PostCard(string Card, Address To) : Effect;

    /// <summary>Draws a card again, that was posted before, from the newest state.</summary>
    internal sealed record UpdateCard(string Card) : Effect;

    /// <summary>Draws every card of the aggregate again that was ever posted.</summary>
    internal sealed record UpdateEveryCard : Effect;

    /// <summary>Tells another aggregate a fact.</summary>
    /// <param name="To">Who is told.</param>
    /// <param name="Fact">What is told; recognised by its receiver when it arrives again.</param>
    /// <param name="ReplyTo">Who sees the receiver's reply, if anybody.</param>
    internal sealed record Tell(AggregateId To, IFact Fact, Address? ReplyTo = null) : Effect;
}

/// <summary>Marks what one aggregate may tell another.</summary>
internal interface IFact;
