namespace PeerCoachBot.Sessions.Pressing;

/// <summary>
/// What a button does, as its card carries it, and the name under which a session remembers that it was done
/// (<see cref="Steps.Moves"/>). Permanent: old cards and stored sessions keep them.
/// </summary>
internal static class Verbs
{
    public const string Start = "start";
    public const string Status = "status";
    public const string Help = "help";
    public const string Leave = "leave";
    public const string ShowHere = "show-here";

    public const string Begin = "begin";

    public const string Answer = "answer";
    public const string Pass = "pass";
    public const string Reveal = "reveal";
    public const string Next = "next";
    public const string NextAnyway = "next-anyway";

    public const string AnotherQuestion = "another-question";
    public const string MoreTime = "more-time";
    public const string Done = "done";

    /// <summary>Joins and accepts the ground rules; sent by a dialog, like all that follow.</summary>
    public const string TakePart = "take-part";
    public const string Plan = "plan";
    public const string Skip = "skip";
    public const string Commit = "commit";

    /// <summary>Takes a next step back.</summary>
    public const string Withdraw = "withdraw";
    public const string End = "end";

    /// <summary>Goes to another dialog, whose name stands in <see cref="Inputs.Form"/>.</summary>
    public const string Turn = "turn";
}
