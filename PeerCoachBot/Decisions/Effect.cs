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

    /// <summary>Tells another aggregate a fact.</summary>
    /// <param name="To">Who is told.</param>
    /// <param name="Fact">What is told; recognised by its receiver when it arrives again.</param>
    /// <param name="ReplyTo">Who sees the receiver's reply, if anybody.</param>
    internal sealed record Tell(AggregateId To, IFact Fact, Address? ReplyTo = null) : Effect;

    /// <summary>
    /// Takes a fact to every state of this aggregate that was put aside. Each decides about it as about any other event, and
    /// what it decides to become takes its place; what else it decides is of no account. Every posted card is then drawn
    /// again, also those of the present state, and nothing of what was replaced stays on the disk.
    /// </summary>
    internal sealed record TellPast(IFact Fact) : Effect
    {
        /// <summary>The fact changes no card of the present state but those that are drawn again anyway.</summary>
        public bool SparesPresent { get; init; }
    }
}

/// <summary>Marks what one aggregate may tell another.</summary>
internal interface IFact;
