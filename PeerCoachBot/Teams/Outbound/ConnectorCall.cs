using System.Text.Json;
using PeerCoachBot.Turns;

namespace PeerCoachBot.Teams.Outbound;

/// <summary>One call of a connector.</summary>
internal sealed record ConnectorCall(HttpMethod Method, string ServiceUrl, Uri Address)
{
    /// <summary>Whose calls are counted together; of a call that only reads they are not.</summary>
    public string? Tenant { get; init; }

    public string Conversation { get; init; } = "";

    /// <summary>JSON; null for none.</summary>
    public string? Body { get; init; }
}

/// <summary>What came of a call: an answer, a fault that the connector names, or something else that kept it from being answered.</summary>
internal sealed record ConnectorAnswer
{
    /// <summary>What the connector answered; undefined where that was nothing, or no JSON.</summary>
    public JsonElement Body { get; init; }

    public ConnectorFault? Fault { get; init; }

    /// <summary>It was not called, or nobody knows whether it was.</summary>
    public SendResult? NotAnswered { get; init; }

    /// <summary>Why there is no answer, for a log; null where there is one.</summary>
    public string? Why => (Fault, NotAnswered) switch
    {
        ({ } fault, _) => $"{fault}",
        (_, SendResult.Later later) => later.Reason,
        (_, SendResult.Refused refused) => refused.Reason,
        _ => null,
    };
}
