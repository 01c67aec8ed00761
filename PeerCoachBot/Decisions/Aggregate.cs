using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PeerCoachBot.Decisions;

/// <summary>Gives a core its own types behind <see cref="IAggregate"/>.</summary>
/// <typeparam name="TState">Its immutable state.</typeparam>
/// <typeparam name="TEvent">What can happen to it.</typeparam>
internal abstract class Aggregate<TState, TEvent> : IAggregate
    where TState : class
    where TEvent : class
{
    public abstract string Kind { get; }

    protected abstract TEvent WakeUp { get; }

    protected abstract JsonTypeInfo<TState> StateJson { get; }

    protected abstract Decision<TState> Decide(TState? state, TEvent happened, DateTimeOffset now);

    protected abstract DateTimeOffset? NextWake(TState state);

    protected abstract TEvent Told(string fact);

    protected abstract string Write(IFact fact);

    protected virtual TEvent? Undelivered(string card, Address to, bool mayHaveGone) => null;

    protected virtual string NameOf(TState state, string card) => card;

    protected virtual string? NameAside(TState present, string key, string card) => card;

    object IAggregate.Woken => WakeUp;

    Decision<object> IAggregate.Decide(object? state, object happened, DateTimeOffset now) =>
        Erased(Decide((TState?)state, (TEvent)happened, now));

    DateTimeOffset? IAggregate.NextWake(object state) => NextWake((TState)state);

    object IAggregate.Told(string fact) => Told(fact);

    string IAggregate.Write(IFact fact) => Write(fact);

    object? IAggregate.Undelivered(string card, Address to, bool mayHaveGone) => Undelivered(card, to, mayHaveGone);

    string IAggregate.NameOf(object state, string card) => NameOf((TState)state, card);

    string? IAggregate.NameAside(object present, string key, string card) => NameAside((TState)present, key, card);

    object IAggregate.Read(string state) =>
        JsonSerializer.Deserialize(state, StateJson) ?? throw new JsonException($"The stored {Kind} is null.");

    string IAggregate.Write(object state) => JsonSerializer.Serialize((TState)state, StateJson);

    private static Decision<object> Erased(Decision<TState> decision)
    {
        var erased = decision.Keep switch
        {
            Keeping.State => Decision<object>.Change(decision.State!, decision.Effects, decision.Reply),
            Keeping.Event => Decision<object>.Known(decision.State!, decision.Reply),
            _ => Decision<object>.Nothing(decision.State, decision.Reply),
        };

        return decision.Archive is { } past ? erased.PuttingAside(past.Key, past.State) : erased;
    }
}
