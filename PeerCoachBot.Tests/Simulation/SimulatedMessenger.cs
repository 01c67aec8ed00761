using PeerCoachBot.Decisions;
using PeerCoachBot.Storage;
using PeerCoachBot.Tests.Support;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Tests.Simulation;

/// <summary>One process's way to the connector, which keeps what people would see.</summary>
internal sealed class SimulatedMessenger(Posts posts, Faults faults, Fuse fuse, Trace trace, string replica) : IMessenger
{
    public Task<SendResult> PostAsync(Address to, OutgoingCard card, CancellationToken cancellation)
    {
        var name = NamedCards.NameOf(card) is { } known ? Posts.NameOf(new OutboxWork.Post(known, to)) : null;
        return SendAsync($"post {name ?? card.Summary}", () => posts.Post(name), name, canBeRefused: name is not null);
    }

    public Task<SendResult> UpdateAsync(string tenant, PostedCard at, OutgoingCard card, CancellationToken cancellation) =>
        SendAsync($"update {card.Summary}", () => at, card: null, canBeRefused: false);

    private Task<SendResult> SendAsync(string what, Func<PostedCard> take, string? card, bool canBeRefused)
    {
        fuse.Before();
        var fault = faults.AnyOf((Fault.Connector429, 5), (Fault.Connector503, 5), (Fault.ConnectorAnswerLost, 3), (Fault.Connector403, canBeRefused ? 2 : 0));
        trace.Add($"{replica} {what}: {fault}");
        switch (fault)
        {
            case Fault.Connector429:
                return Later("status 429", TimeSpan.FromSeconds(3));
            case Fault.Connector503:
                return Later("status 503", null);
            case Fault.Connector403:
                posts.Refuse(card!);
                return Task.FromResult<SendResult>(new SendResult.Refused("status 403"));
        }

        var taken = take();
        try
        {
            fuse.After();
        }
        catch (CrashException)
        {
            posts.Doubt(card);
            throw;
        }

        if (fault is not Fault.ConnectorAnswerLost)
            return Task.FromResult<SendResult>(new SendResult.Sent(taken));
        posts.Doubt(card);
        return Task.FromResult<SendResult>(new SendResult.Later("no answer in time", MayHaveGone: true));
    }

    public Task<SendResult> PostAgainAsync(string tenant, PostedCard gone, OutgoingCard card, CancellationToken cancellation) =>
        throw new InvalidOperationException("Nobody deletes messages here.");

    private static Task<SendResult> Later(string reason, TimeSpan? after) => Task.FromResult<SendResult>(new SendResult.Later(reason, after));
}

/// <summary>What the connector has taken.</summary>
internal sealed class Posts
{
    private int lastId;

    /// <summary>Names a card and whom it is for: cards of several people are called the same.</summary>
    public static string NameOf(OutboxWork.Post post) => post.To is Address.Private { Person: var person } ? $"{post.Card} to {person.ObjectId}" : post.Card;

    /// <summary>How often each card was posted.</summary>
    public Dictionary<string, int> Copies { get; } = [];

    /// <summary>How often a post's answer was lost, or its process died at it: each may cost one copy more.</summary>
    public Dictionary<string, int> Doubts { get; } = [];

    public HashSet<string> Refused { get; } = [];

    public PostedCard Post(string? card)
    {
        if (card is not null)
            Copies[card] = Copies.GetValueOrDefault(card) + 1;
        return new PostedCard("19:home@thread.v2", $"m{++lastId}");
    }

    public void Refuse(string card) => Refused.Add(card);

    public void Doubt(string? card)
    {
        if (card is not null)
            Doubts[card] = Doubts.GetValueOrDefault(card) + 1;
    }
}
