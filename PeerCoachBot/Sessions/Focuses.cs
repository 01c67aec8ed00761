namespace PeerCoachBot.Sessions;

/// <summary>What a session can be about, and the follow-up questions that fit.</summary>
internal static class Focuses
{
    public const string Default = "goal-setting";

    /// <summary>What follow-up questions are about.</summary>
    public static readonly IReadOnlyList<string> Themes = ["goal", "learning", "next"];

    /// <summary>How many follow-up questions there are for a focus and a theme.</summary>
    private const int QuestionsPerTheme = 3;

    /// <summary>The permanent keys, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "goal-setting",
        "action-planning",
        "organisational-issue",
        "challenge",
        "specific-task",
        "skill-development",
        "role-play",
        "brainstorming",
    ];

    /// <summary>The keys of the follow-up questions for a focus, theme after theme.</summary>
    public static IReadOnlyList<string> FollowUps(string focus, IReadOnlyList<string> themes) =>
    [
        .. from theme in themes
           from n in Enumerable.Range(1, QuestionsPerTheme)
           select $"{focus}/{theme}/{n}",
    ];
}
