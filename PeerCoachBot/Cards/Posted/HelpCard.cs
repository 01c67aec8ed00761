using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Posted;

/// <summary>What can be typed now; without a session, what the bot is for.</summary>
internal sealed record HelpCard : Face
{
    public override string Template => "help";

    /// <summary>The bot's own words.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public required IReadOnlyList<Button> Buttons { get; init; }

    public static HelpCard Of(Sheet sheet) => new()
    {
        FallbackText = sheet.Words["Help_Title"],
        Lines = sheet.Words[$"Help_{StatusCard.Kind(sheet.Step)}"].Split('\n'),
        Hints = [sheet.Words["Help_Private"]],
        Buttons = [new Buttons(sheet).ShowStatus()],
    };

    public static HelpCard WithoutSession(Words words) => new()
    {
        FallbackText = words["Help_Title"],
        Lines = [words["Help_None"], .. words["Help_Own"].Split('\n')],
        Hints = [words["Help_Where"]],
        Buttons = [Button.Does(Verbs.Start, words["Button_Start"], mark: null).First()],
    };
}
