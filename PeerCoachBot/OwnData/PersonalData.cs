using System.Text.Json.Nodes;
using PeerCoachBot.Conversations;

namespace PeerCoachBot.OwnData;

/// <summary>Everything that is kept of one person.</summary>
/// <param name="At">When it was read.</param>
/// <param name="Record">Their own record, as it is stored, with what was put aside: commitments, preferences, and what they know of others'.</param>
/// <param name="Sessions">The sessions that they are or were in, the earliest first.</param>
internal sealed record PersonalData(PersonId Person, DateTimeOffset At, JsonObject? Record, IReadOnlyList<OwnSession> Sessions);

/// <summary>What one session keeps of them.</summary>
/// <param name="Conversation">Where it was; the id by which Teams knows it.</param>
/// <param name="Session">Which of that conversation's sessions.</param>
internal sealed record OwnSession(string Conversation, ConversationKind Kind, string Session, DateTimeOffset StartedAt, DateTimeOffset? ClosedAt)
{
    public required string Focus { get; init; }

    /// <summary>The name under which they took part.</summary>
    public required string Name { get; init; }

    public bool AcceptedGroundRules { get; init; }

    public bool Left { get; init; }

    public bool HadCoachingTurn { get; init; }

    public bool AgreedToShowWords { get; init; }

    public IReadOnlyList<OwnAnswer> Answers { get; init; } = [];

    public IReadOnlyList<OwnNextStep> NextSteps { get; init; } = [];

    /// <summary>A next step that still lacks its date.</summary>
    public string? Draft { get; init; }
}

/// <summary>What they said to one question, letter by letter.</summary>
/// <param name="Question">The question's key.</param>
/// <param name="Asked">Its sentence.</param>
internal sealed record OwnAnswer(string Question, string Asked, string Text, DateTimeOffset At)
{
    public bool Passed { get; init; }

    public DateTimeOffset? EditedAt { get; init; }
}

/// <summary>What they said that they will do.</summary>
internal sealed record OwnNextStep(string Text, DateOnly? Due)
{
    public string? If { get; init; }

    public string? Then { get; init; }

    /// <summary>The name of whom they asked to witness it.</summary>
    public string? Witness { get; init; }
}
