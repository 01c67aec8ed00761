using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;

namespace PeerCoachBot.Turns;

/// <summary>The port through which cards leave. Results are values; it does not throw for what a connector answers.</summary>
internal interface IMessenger
{
    /// <summary>Posts a card as a new message.</summary>
    Task<SendResult> PostAsync(Address to, OutgoingCard card, CancellationToken cancellation);

    /// <summary>Draws a posted card again; <see cref="SendResult.Gone"/> where its message is not there any more.</summary>
    Task<SendResult> UpdateAsync(string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation);

    /// <summary>Posts a card anew where its message was.</summary>
    Task<SendResult> PostAgainAsync(string tenant, PostedCard gone, OutgoingCard card, CancellationToken cancellation);
}

/// <summary>A card as it goes out.</summary>
/// <param name="Json">The whole Adaptive Card.</param>
/// <param name="Summary">One line for notifications and for clients that show no cards.</param>
internal sealed record OutgoingCard(string Json, string Summary);

/// <summary>What became of a message.</summary>
internal abstract record SendResult
{
    private SendResult()
    {
    }

    internal sealed record Sent(PostedCard At) : SendResult;

    /// <summary>It did not go, or nobody knows; it may go later.</summary>
    /// <param name="After">Not before this time has passed, if whoever refused it said so.</param>
    /// <param name="MayHaveGone">Nobody knows whether it went: another copy may be one too many.</param>
    internal sealed record Later(string Reason, TimeSpan? After = null, bool MayHaveGone = false) : SendResult
    {
        /// <summary>It was not tried at all, or was told to wait: however often that happens, it is not given up for it.</summary>
        public bool IsNoTry { get; init; }
    }

    /// <summary>The message to be drawn again was deleted.</summary>
    internal sealed record Gone(string Reason) : SendResult;

    /// <summary>It will not go: there is no way to whom it is for.</summary>
    internal sealed record Refused(string Reason) : SendResult;
}

/// <summary>Draws what goes out.</summary>
internal interface ICardRenderer
{
    /// <summary>Draws a card of an aggregate from its state; null where there is nothing to show any more.</summary>
    OutgoingCard? Render(object state, string card);

    /// <summary>The archive key of the state that a card belongs to, where it is no longer the aggregate's own; null for none.</summary>
    string? ArchiveKey(string card);

    /// <summary>Draws a reply; the state is null where there is no aggregate.</summary>
    OutgoingCard? Render(object? state, Reply reply, string language);

    /// <summary>A reply's sentence, for clients that show it as text.</summary>
    string Say(object? state, Reply.Say say, string language);

    /// <summary>Draws a dialog for one person; null where there is nothing to ask or show any more.</summary>
    OutgoingForm? Render(object? state, FormRequest request);
}

/// <summary>A dialog as it goes out.</summary>
/// <param name="Title">Stands above it; the bot's own words only.</param>
/// <param name="Json">The whole Adaptive Card.</param>
internal sealed record OutgoingForm(string Title, string Json);
