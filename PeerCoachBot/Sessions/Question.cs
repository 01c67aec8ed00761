using System.Text.Json.Serialization;

namespace PeerCoachBot.Sessions;

/// <summary>Something that a guide asks.</summary>
/// <param name="Key">Permanent; answers store it.</param>
/// <param name="Answer">What counts as an answer.</param>
/// <param name="Of">Who has to answer.</param>
/// <param name="Choices">The permanent keys of the choices, where there are some.</param>
/// <param name="FollowUps">The theme whose follow-up questions help to answer; null for none.</param>
/// <param name="Words">The question's sentence by language, for questions that the wording does not hold.</param>
internal sealed record Question(
    string Key,
    AnswerKind Answer,
    AskedOf Of = AskedOf.Everybody,
    IReadOnlyList<string>? Choices = null,
    string? FollowUps = null,
    IReadOnlyDictionary<string, string>? Words = null);

/// <summary>What counts as an answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerKind>))]
internal enum AnswerKind
{
    Text,
    Word,
    Choice,
    Scale,
    Date,
}

/// <summary>Who has to answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AskedOf>))]
internal enum AskedOf
{
    Everybody,

    /// <summary>One answer, by anybody, stands for all.</summary>
    TheGroup,
}
