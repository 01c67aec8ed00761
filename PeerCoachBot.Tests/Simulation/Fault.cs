namespace PeerCoachBot.Tests.Simulation;

/// <summary>What goes wrong in a simulated run.</summary>
internal enum Fault
{
    /// <summary>An activity is delivered again, with the same id.</summary>
    DeliveredTwice,

    /// <summary>An activity is delivered again under a new id.</summary>
    DeliveredAnew,

    /// <summary>Activities of one moment arrive in another order.</summary>
    Reordered,

    /// <summary>An activity arrives again when the session has gone on.</summary>
    Late,

    /// <summary>The store answers 409: somebody else has inserted the row.</summary>
    Store409,

    /// <summary>The store answers 412: somebody else has changed the row.</summary>
    Store412,
    Store429,
    Store500,
    Store503,

    /// <summary>The store did what it was asked for, and its answer was lost.</summary>
    StoreAnswerLost,

    /// <summary>A machine's clock is up to five minutes wrong.</summary>
    ClockWrong,

    /// <summary>A machine's clock is set, back or forth, while its process runs.</summary>
    ClockSet,

    /// <summary>A process dies just before something that it reads, writes or sends.</summary>
    DiedBefore,

    /// <summary>A process dies just after something that it has written or sent.</summary>
    DiedAfter,

    Connector429,
    Connector503,

    /// <summary>The connector took a message, and its answer was lost.</summary>
    ConnectorAnswerLost,

    /// <summary>The connector refuses a message for good.</summary>
    Connector403,
}
