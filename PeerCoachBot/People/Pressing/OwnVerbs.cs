namespace PeerCoachBot.People.Pressing;

/// <summary>What a button of a person's card does. Permanent: cards that were posted long ago carry them.</summary>
internal static class OwnVerbs
{
    /// <summary>Asks for a dialog.</summary>
    public const string Turn = "own-turn";

    public const string Done = "own-done";
    public const string Partly = "own-partly";

    /// <summary>With what is in the way and what would help, which may be empty.</summary>
    public const string Blocked = "own-blocked";
    public const string LetGo = "own-let-go";

    /// <summary>It is to be done after all.</summary>
    public const string Reopen = "own-reopen";
    public const string Date = "own-date";
    public const string Snooze = "own-snooze";
    public const string AskPeers = "own-ask-peers";

    /// <summary>Other words, another date, plan or witness.</summary>
    public const string Change = "own-change";

    /// <summary>Keeps a new commitment, for oneself or, if they take it over, for another.</summary>
    public const string Record = "own-record";
    public const string Accept = "own-accept";
    public const string Decline = "own-decline";
    public const string Witness = "own-witness";
    public const string NoWitness = "own-no-witness";
    public const string Commitments = "own-commitments";
    public const string Settings = "own-settings";
    public const string SaveSettings = "own-save-settings";
    public const string Export = "own-export";

    /// <summary>Asks whether everything is to be deleted.</summary>
    public const string Delete = "own-delete";

    /// <summary>Deletes everything, after it was asked for.</summary>
    public const string Erase = "own-erase";
    public const string KeepAll = "own-keep-all";
}

/// <summary>The names of inputs of a person's dialogs.</summary>
internal static class OwnInputs
{
    public const string Text = "text";

    /// <summary>An ISO date.</summary>
    public const string Due = "due";

    /// <summary>"true" where there is to be no date.</summary>
    public const string Undated = "undated";
    public const string If = "if";
    public const string Then = "then";

    /// <summary>What is in the way, and what would help.</summary>
    public const string Obstacle = "obstacle";

    /// <summary>One of <see cref="Tomorrow"/>, <see cref="Monday"/>, <see cref="NextWeek"/>, or an ISO date with <see cref="OnDate"/>.</summary>
    public const string Until = "until";
    public const string Tomorrow = "tomorrow";
    public const string Monday = "monday";
    public const string NextWeek = "week";
    public const string OnDate = "date";

    /// <summary>Whose commitment it is to be: an Entra object id, or <see cref="Me"/>.</summary>
    public const string Owner = "owner";
    public const string Me = "me";

    /// <summary>An Entra object id, or <see cref="Nobody"/>.</summary>
    public const string Witness = "witness";
    public const string Nobody = "nobody";

    public const string Zone = "zone";

    /// <summary>Days of the week by their English names, with commas.</summary>
    public const string Days = "days";
    public const string From = "from";
    public const string To = "to";
    public const string Language = "language";
    public const string AsInTeams = "teams";
    public const string PausedUntil = "paused";

    /// <summary>"true" for nudges, "false" for none.</summary>
    public const string Nudges = "nudges";

    /// <summary>The name of the dialog that is asked for.</summary>
    public const string Form = "form";
}
