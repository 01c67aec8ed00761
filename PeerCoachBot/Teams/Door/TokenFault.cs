namespace PeerCoachBot.Teams.Door;

/// <summary>Why a token lets nobody in; logged by name.</summary>
internal enum TokenFault
{
    /// <summary>There is no bearer token, or more than one.</summary>
    Missing,

    /// <summary>It is no signed JSON web token.</summary>
    Malformed,
    WrongAlgorithm,

    /// <summary>It demands that something be understood which is not.</summary>
    CriticalHeader,
    WrongIssuer,
    WrongAudience,
    Expired,
    NotYetValid,
    NoServiceUrl,
    UnknownKey,
    WeakKey,

    /// <summary>The key does not speak for the channel.</summary>
    NotEndorsed,
    WrongSignature,
}
