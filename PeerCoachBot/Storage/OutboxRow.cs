using System.Text.Json.Serialization;
using PeerCoachBot.Decisions;

namespace PeerCoachBot.Storage;

/// <summary>One effect on its way out. It holds keys and facts; cards' content is drawn when it is sent.</summary>
internal sealed record OutboxRow : Extensible
{
    /// <summary>The version of this document's shape.</summary>
    public int Schema { get; init; } = 1;

    public required AggregateId Aggregate { get; init; }

    /// <summary>Unique in the aggregate; a card has one row for being posted and one for being updated.</summary>
    public required string Id { get; init; }

    /// <summary>Rows to one destination are carried out in this order.</summary>
    public required long Order { get; init; }

    public required OutboxWork Work { get; init; }

    public required Claim Claim { get; init; }

    /// <summary>Not to be tried before this moment.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How often it was tried in vain.</summary>
    public int Tries { get; init; }

    /// <summary>A try of which nobody knows whether it went.</summary>
    public bool MayHaveGone { get; init; }

    /// <summary>Set once a card was posted, or posted anew; the row goes with the aggregate's next commit.</summary>
    public PostedCard? Posted { get; init; }

    /// <summary>Why it is not tried any more.</summary>
    public string? Parked { get; init; }

    /// <summary>Opaque; changes with every write of the row.</summary>
    [JsonIgnore]
    public string ETag { get; init; } = "";

    [JsonIgnore]
    public bool IsPending => Posted is null && Parked is null;
}

/// <summary>What an outbox row is to do.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(Post), "post")]
[JsonDerivedType(typeof(Update), "update")]
[JsonDerivedType(typeof(Tell), "tell")]
[JsonDerivedType(typeof(TellPast), "tell-past")]
[JsonDerivedType(typeof(Rest), "rest")]
internal abstract record OutboxWork : Extensible
{
    private OutboxWork()
    {
    }

    /// <summary>The card that people see by it; null where it shows none.</summary>
    [JsonIgnore]
    public string? Shown => this switch
    {
        Post post => post.Card,
        Update update => update.Card,
        _ => null,
    };

    internal sealed record Post(string Card, Address To) : OutboxWork;

    internal sealed record Update(string Card) : OutboxWork;

    /// <param name="Fact">The fact as its teller's JSON.</param>
    internal sealed record Tell(AggregateId To, string Fact, Address? ReplyTo = null) : OutboxWork;

    /// <summary>What one transaction of a store did not hold: it becomes rows of its own, from this row's order on.</summary>
    internal sealed record Rest(IReadOnlyList<OutboxWork> Works) : OutboxWork;

    /// <param name="Fact">The fact as its teller's JSON.</param>
    internal sealed record TellPast(string Fact) : OutboxWork
    {
        /// <summary>Cards of the present state are not drawn again by it.</summary>
        public bool SparesPresent { get; init; }

        /// <summary>The cards that are still to be drawn again.</summary>
        public IReadOnlyList<string> Cards { get; init; } = [];

        /// <summary>Every state has been told, and only cards are left to be drawn.</summary>
        public bool IsTold { get; init; }
    }
}
