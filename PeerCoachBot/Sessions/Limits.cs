namespace PeerCoachBot.Sessions;

/// <summary>What a session holds. Lengths are in UTF-16 units, which is what Teams counts.</summary>
internal static class Limits
{
    public const int FewestParticipants = 2;
    public const int MostParticipants = 8;

    /// <summary>From this many, two smaller groups give everybody more time.</summary>
    public const int SplittingHelpsFrom = 6;

    /// <summary>How many ground rules there are; each is accepted by itself.</summary>
    public const int GroundRules = 5;

    public const int AnswerLength = 2000;
    public const int WordLength = 60;
    public const int CommitmentLength = 500;
    public const int CommitmentsEach = 2;

    public const int ShortestSessionMinutes = 15;
    public const int LongestSessionMinutes = 240;

    public const int ScaleLowest = 1;
    public const int ScaleHighest = 5;

    /// <summary>A session that nobody touches for so long closes itself.</summary>
    public static readonly TimeSpan Untouched = TimeSpan.FromHours(24);
}
