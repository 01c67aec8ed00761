using PeerCoachBot.Decisions;

namespace PeerCoachBot.Turns;

/// <summary>Finds the core that decides for an aggregate.</summary>
internal sealed class AggregateRegistry(IEnumerable<IAggregate> aggregates)
{
    private readonly Dictionary<string, IAggregate> byKind = aggregates.ToDictionary(a => a.Kind);

    public IAggregate Of(AggregateId id) => byKind.TryGetValue(id.Kind, out var found)
        ? found
        : throw new InvalidOperationException($"No aggregate of kind {id.Kind} is known.");
}
