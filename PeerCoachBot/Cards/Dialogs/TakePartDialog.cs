using PeerCoachBot.Cards.Posted;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>The ground rules, to be accepted line by line.</summary>
internal sealed record TakePartDialog : DialogFace
{
    public override string Template => "take-part";

    public required IReadOnlyList<Rule> Rules { get; init; }

    public static TakePartDialog? Of(Asked asked)
    {
        var session = asked.Session;
        if (!session.IsOpen())
            return null;

        // Whoever has accepted them in this conversation before finds them ticked.
        var accepted = session.Find(asked.Who)?.Agreed ?? session.Ledger.Agreed.Contains(asked.Who);
        return new TakePartDialog
        {
            FallbackText = asked.Sheet.Words["TakePart_Title"],
            Mark = asked.Sheet.Mark,
            Faults = asked.Faults,
            Rules = GatherCard.RulesFor(asked.Sheet.Words, accepted, asked.Request.Typed),
        };
    }
}
