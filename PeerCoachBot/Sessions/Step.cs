using System.Text.Json.Serialization;

namespace PeerCoachBot.Sessions;

/// <summary>One step of a guide. The engine switches on these kinds, never on a step's key.</summary>
/// <param name="Key">Permanent; sessions store it.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Gather), "gather")]
[JsonDerivedType(typeof(CheckIn), "check-in")]
[JsonDerivedType(typeof(Ask), "ask")]
[JsonDerivedType(typeof(Turns), "turns")]
[JsonDerivedType(typeof(Commit), "commit")]
[JsonDerivedType(typeof(Close), "close")]
internal abstract record Step(string Key)
{
    /// <summary>People join, accept the ground rules, choose focus and time.</summary>
    internal sealed record Gather(string Key) : Step(Key);

    /// <summary>Everybody says how the commitments stand that these peers know of; left out where there are none.</summary>
    internal sealed record CheckIn(string Key) : Step(Key);

    /// <summary>Everybody answers one question; the answers show when all have answered, and the session waits.</summary>
    internal sealed record Ask(string Key, Question Question) : Step(Key);

    /// <summary>Everybody explores for a time while the others coach.</summary>
    /// <param name="FollowUps">The themes whose follow-up questions are offered, in order.</param>
    internal sealed record Turns(string Key, IReadOnlyList<string> FollowUps) : Step(Key);

    /// <summary>Everybody says what they will do.</summary>
    internal sealed record Commit(string Key, string FollowUps) : Step(Key);

    /// <summary>Short questions, one after another, and the end.</summary>
    internal sealed record Close(string Key, IReadOnlyList<Question> Questions) : Step(Key);

    /// <summary>The themes of follow-up questions that a step uses.</summary>
    public static IEnumerable<string> ThemesOf(Step step) => step switch
    {
        Turns turns => turns.FollowUps,
        Commit commit => [commit.FollowUps],
        _ => QuestionsOf(step).Select(q => q.FollowUps).OfType<string>(),
    };

    public static IEnumerable<Question> QuestionsOf(Step step) => step switch
    {
        Ask ask => [ask.Question],
        Close close => close.Questions,
        _ => [],
    };
}
