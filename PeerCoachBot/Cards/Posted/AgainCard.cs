using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Sessions.Steps;

namespace PeerCoachBot.Cards.Posted;

/// <summary>Offers the next session, on the day that the peers chose, or once after a while.</summary>
internal sealed record AgainCard : Face
{
    public override string Template => "again";

    public required IReadOnlyList<string> Lines { get; init; }

    public required IReadOnlyList<Button> Buttons { get; init; }

    public static AgainCard Of(Sheet sheet) => new()
    {
        FallbackText = sheet.Words["Again_Title"],
        Lines = [sheet.Words[MeetingAgain.Chosen(sheet.Guide, sheet.Session) is null ? "Again_Offered" : "Again_Chosen"]],
        Buttons = [Button.Does(Verbs.Start, sheet.Words["Button_Start"], mark: null).First()],
    };
}
