namespace PeerCoachBot.Sessions.Pressing;

/// <summary>The names of what a button or dialog brings along: its inputs, and what its card put into it.</summary>
internal static class Inputs
{
    /// <summary>An answer: words, a choice's key, a figure, or an ISO date.</summary>
    public const string Answer = "answer";

    /// <summary>"true" for each ground rule that was ticked; followed by its number.</summary>
    public const string Rule = "rule";

    public const string Focus = "focus";

    /// <summary>One of <see cref="UsualPace"/>, <see cref="ShortPace"/> and <see cref="OwnPace"/>.</summary>
    public const string Pace = "pace";
    public const string UsualPace = "usual";
    public const string ShortPace = "short";
    public const string OwnPace = "minutes";

    /// <summary>Minutes of the whole session, with <see cref="OwnPace"/>.</summary>
    public const string Minutes = "minutes";

    /// <summary>An Entra object id.</summary>
    public const string Whom = "whom";

    public const string Text = "text";

    /// <summary>An ISO date.</summary>
    public const string Due = "due";
    /// <summary>"true" where there is to be no date.</summary>
    public const string Undated = "undated";
    public const string If = "if";
    public const string Then = "then";

    /// <summary>An Entra object id, or <see cref="Nobody"/>.</summary>
    public const string Witness = "witness";
    public const string Nobody = "nobody";

    /// <summary>The name of the dialog that is asked for.</summary>
    public const string Form = "form";
}
