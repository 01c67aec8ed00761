using PeerCoachBot.Conversations;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>Knows words again that moved the session on: said twice by one person, or at once by two, they move it once.</summary>
internal static class Moves
{
    public const string Next = "next";
    public const string NextAnyway = "next anyway";
    public const string Done = "done";
    public const string Pass = "pass";

    /// <summary>Within so long, two people mean the same step or turn.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(15);

    /// <summary>The move that the decision under way makes.</summary>
    public static Move Of(Scene scene, PersonId by, string word) => new(by, word, scene.Now, scene.NextRevision);

    /// <summary>The same word of the same person within the time in which messages are delivered again.</summary>
    public static bool IsRepeat(Scene scene, Move? last, PersonId by, string word) =>
        last is not null && last.By == by && last.Word == word && Since(scene, last) <= Participant.RepeatWindow;

    /// <summary>A repeat, or somebody else's word at once.</summary>
    public static bool IsSecond(Scene scene, Move? last, PersonId by, string word) =>
        IsRepeat(scene, last, by, word) || (last is not null && last.By != by && Since(scene, last) <= AtOnce);

    /// <summary>Nothing has happened since: what a word would do now, it can hardly have been meant for.</summary>
    public static bool IsNewest(Scene scene, Move? last) => last?.Revision == scene.Session.Revision;

    private static TimeSpan Since(Scene scene, Move last) => scene.Now - last.At;
}
