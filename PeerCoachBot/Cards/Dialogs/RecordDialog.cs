using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>Says, to whoever wants to record a commitment from a message, what can be done about it today.</summary>
internal sealed record RecordDialog : Face
{
    public override string Template => "record";

    public static RecordDialog Of(Words words) => new() { FallbackText = words["Record_Title"] };
}
