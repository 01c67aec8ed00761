namespace PeerCoachBot.Cards.Dialogs;

/// <summary>Asks whether the session shall end for everybody.</summary>
internal sealed record EndDialog : DialogFace
{
    public override string Template => "end";

    public static EndDialog? Of(Asked asked) => asked.Session.IsOpen() && asked.Session.Find(asked.Who) is { HasLeft: false }
        ? new EndDialog
        {
            FallbackText = asked.Sheet.Words["End_Title"],
            Mark = asked.Sheet.Mark,
            Faults = asked.Faults,
        }
        : null;
}
