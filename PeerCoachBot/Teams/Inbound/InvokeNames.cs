namespace PeerCoachBot.Teams.Inbound;

/// <summary>The invokes that buttons and dialogs send. Source: teams.net, InvokeNames.</summary>
internal static class InvokeNames
{
    public const string Action = "adaptiveCard/action";
    public const string Fetch = "task/fetch";
    public const string Submit = "task/submit";
    public const string FileConsent = "fileConsent/invoke";
    public const string FetchFromMessage = "composeExtension/fetchTask";
    public const string SubmitFromMessage = "composeExtension/submitAction";

    /// <summary>The message action's id, by the app's manifest.</summary>
    public const string RecordCommitment = "recordCommitment";
}
