using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions.Pressing;

namespace PeerCoachBot.Sessions.Steps;

/// <summary>Knows words again that moved the session on: said twice by one person, or at once by two, they move it once.</summary>
internal static class Moves
{
    /// <summary>Within so long, two people mean the same step or turn.</summary>
    public static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(15);

    /// <summary>The session in which the decision under way makes this move. Moves older than a repeat can be are forgotten.</summary>
    public static Session Note(Scene scene, PersonId by, string word) => scene.Session with
    {
        LatelyMoved =
        [
            .. scene.Session.LatelyMoved.Where(m => Since(scene, m) <= Participant.RepeatWindow && (m.By != by || m.Word != word)),
            new Move(by, word, scene.Now, scene.NextRevision),
        ],
    };

    /// <summary>The same word of the same person within the time in which messages are delivered again.</summary>
    public static bool IsRepeat(Scene scene, PersonId by, string word) =>
        scene.Session.LatelyMoved.Any(m => m.By == by && m.Word == word && Since(scene, m) <= Participant.RepeatWindow);

    /// <summary>A repeat, or somebody else's word to the same end at once.</summary>
    public static bool IsSecond(Scene scene, PersonId by, string word) =>
        IsRepeat(scene, by, word)
        || scene.Session.LatelyMoved.Any(m => m.By != by && IsNext(m.Word) && Since(scene, m) <= AtOnce);

    /// <summary>Nothing has happened since the last "next": what another would do now, it can hardly have been meant for.</summary>
    public static bool NothingSinceNext(Scene scene) => IsNow(scene, scene.Session.LatelyMoved.LastOrDefault(m => IsNext(m.Word)));

    /// <summary>Nothing has happened since this person last said this word.</summary>
    public static bool NothingSince(Scene scene, PersonId by, string word) =>
        IsNow(scene, scene.Session.LatelyMoved.LastOrDefault(m => m.By == by && m.Word == word));

    private static bool IsNow(Scene scene, Move? move) => move?.Revision == scene.Session.Revision;

    private static bool IsNext(string word) => word is Verbs.Next or Verbs.NextAnyway;

    private static TimeSpan Since(Scene scene, Move move) => scene.Now - move.At;
}
