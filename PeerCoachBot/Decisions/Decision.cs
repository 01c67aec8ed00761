namespace PeerCoachBot.Decisions;

/// <summary>What a core decided about one event.</summary>
/// <typeparam name="TState">The aggregate's immutable state.</typeparam>
internal sealed record Decision<TState>
    where TState : class
{
    private Decision()
    {
    }

    /// <summary>The state after the event; null where there is none and none came to be.</summary>
    public TState? State { get; private init; }

    /// <summary>What must happen now, in this order for each destination.</summary>
    public IReadOnlyList<Effect> Effects { get; private init; } = [];

    /// <summary>What whoever caused the event is told, if anything.</summary>
    public Reply? Reply { get; private init; }

    /// <summary>A finished state to be put aside in the aggregate's partition, by its key.</summary>
    public (string Key, TState State)? Archive { get; private init; }

    /// <summary>What of this decision has to be stored.</summary>
    public Keeping Keep { get; private init; }

    /// <summary>The event changed the state.</summary>
    public static Decision<TState> Change(TState state, IReadOnlyList<Effect> effects, Reply? reply = null) =>
        new() { State = state, Effects = effects, Reply = reply, Keep = Keeping.State };

    /// <summary>The event is refused, for good: when it is delivered again it must not be obeyed, whatever has changed by then.</summary>
    public static Decision<TState> Refuse(TState state, Reply reply) =>
        new() { State = state, Reply = reply, Keep = Keeping.Event };

    /// <summary>The event says what is known already, and is remembered, so that it is known later too.</summary>
    public static Decision<TState> Known(TState state, Reply? reply) =>
        new() { State = state, Reply = reply, Keep = Keeping.Event };

    /// <summary>The event only asked something, or says what is known already: nothing is stored.</summary>
    public static Decision<TState> Nothing(TState? state, Reply? reply = null) =>
        new() { State = state, Reply = reply, Keep = Keeping.Nothing };

    /// <summary>The same decision, with another state.</summary>
    public Decision<TState> Becoming(TState state) => this with { State = state };

    /// <summary>The same decision, with another reply.</summary>
    public Decision<TState> Replying(Reply reply) => this with { Reply = reply };

    /// <summary>The same decision, which also puts a finished state aside.</summary>
    public Decision<TState> PuttingAside(string key, TState finished) => this with { Archive = (key, finished) };
}

/// <summary>What of a decision has to be stored.</summary>
internal enum Keeping
{
    /// <summary>Nothing: it was a question, or a fact that is known.</summary>
    Nothing,

    /// <summary>That the event was handled.</summary>
    Event,

    /// <summary>The new state, its effects, and that the event was handled.</summary>
    State,
}
