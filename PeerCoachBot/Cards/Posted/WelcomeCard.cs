using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Posted;

/// <summary>Says, once in each place, what the bot is for and how a session starts.</summary>
internal sealed record WelcomeCard : Face
{
    public override string Template => "welcome";

    /// <summary>The bot's own words.</summary>
    public required IReadOnlyList<string> Lines { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public required IReadOnlyList<Button> Buttons { get; init; }

    public static WelcomeCard Of(Greeting greeting, Words words)
    {
        var (start, keep, read) = greeting.Where switch
        {
            ConversationKind.Personal => ("Welcome_StartPersonal", "Welcome_Keep", "Welcome_ReadPersonal"),
            ConversationKind.Channel => ("Welcome_StartChannel", "Welcome_KeepThere", "Welcome_ReadChannel"),
            _ => ("Welcome_StartChat", "Welcome_KeepThere", "Welcome_ReadChat"),
        };
        return new WelcomeCard
        {
            FallbackText = words["Welcome_Title"],
            Lines = [words["Welcome_What"], words[start], words[keep]],
            Hints = [words[read]],

            // A session needs others: in 1:1 there is none to start.
            Buttons = greeting.Where == ConversationKind.Personal
                ? []
                : [Button.Does(Verbs.Start, words["Button_Start"], mark: null).First()],
        };
    }
}
