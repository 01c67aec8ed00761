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
        var scope = greeting.Where switch
        {
            ConversationKind.Personal => "Personal",
            ConversationKind.Channel => "Channel",
            _ => "Chat",
        };
        return new WelcomeCard
        {
            FallbackText = words["Welcome_Title"],
            Lines = [words["Welcome_What"], words[$"Welcome_Start{scope}"]],
            Hints = [words[$"Welcome_Read{scope}"]],

            // A session needs others: in 1:1 there is none to start.
            Buttons = greeting.Where == ConversationKind.Personal
                ? []
                : [Button.Does(Verbs.Start, words["Button_Start"], mark: null).First()],
        };
    }
}
