namespace PeerCoachBot.Sessions;

/// <summary>The names of the sentences with which a session answers; the sentences themselves are in the wording.</summary>
internal static class Sentences
{
    public const string NotInSession = "Reply_NotInSession";
    public const string NoSession = "Reply_NoSession";
    public const string SessionClosed = "Reply_SessionClosed";
    public const string TwoSessions = "Reply_TwoSessions";
    public const string SessionReplaced = "Reply_SessionReplaced";
    public const string NeedsWorkAccount = "Reply_NeedsWorkAccount";
    public const string AgreeFirst = "Reply_AgreeFirst";
    public const string NotNow = "Reply_NotNow";
    public const string Kept = "Reply_Kept";
    public const string AnswerChanged = "Reply_AnswerChanged";
    public const string Heard = "Reply_Heard";
    public const string HeardBefore = "Reply_HeardBefore";
    public const string HeardMoveBefore = "Reply_HeardMoveBefore";
    public const string SessionFull = "Reply_SessionFull";
    public const string TooLateToJoin = "Reply_TooLateToJoin";
    public const string HaveNotAgreed = "Reply_HaveNotAgreed";
    public const string NeedsTwo = "Reply_NeedsTwo";
    public const string FocusUnknown = "Reply_FocusUnknown";
    public const string NameUnknown = "Reply_NameUnknown";
    public const string TimeBoxOutOfRange = "Reply_TimeBoxOutOfRange";
    public const string AnswerTooLong = "Reply_AnswerTooLong";
    public const string WordTooLong = "Reply_WordTooLong";
    public const string ChooseOne = "Reply_ChooseOne";
    public const string ScaleOutOfRange = "Reply_ScaleOutOfRange";
    public const string DateUnclear = "Reply_DateUnclear";
    public const string DatePast = "Reply_DatePast";
    public const string StillMissing = "Reply_StillMissing";
    public const string StillToExplore = "Reply_StillToExplore";
    public const string NothingToReveal = "Reply_NothingToReveal";
    public const string ShowHereNoted = "Reply_ShowHereNoted";
    public const string ShowHereAlready = "Reply_ShowHereAlready";
    public const string NotYourTurn = "Reply_NotYourTurn";
    public const string TurnJustBegan = "Reply_TurnJustBegan";
    public const string NoTurn = "Reply_NoTurn";
    public const string MoreTimeOnce = "Reply_MoreTimeOnce";
    public const string NoTimer = "Reply_NoTimer";
    public const string CommitmentNeedsDate = "Reply_CommitmentNeedsDate";
    public const string CommitmentDated = "Reply_CommitmentDated";
    public const string CommitmentKept = "Reply_CommitmentKept";
    public const string CommitmentTooLong = "Reply_CommitmentTooLong";
    public const string CommitmentsFull = "Reply_CommitmentsFull";
    public const string CommitLater = "Reply_CommitLater";
    public const string CommitmentFirst = "Reply_CommitmentFirst";
    public const string WitnessSelf = "Reply_WitnessSelf";
    public const string NotUnderstoodInGather = "Reply_NotUnderstoodInGather";
    public const string NotUnderstoodInTurns = "Reply_NotUnderstoodInTurns";
    public const string NotUnderstoodInCommit = "Reply_NotUnderstoodInCommit";
}
