using PeerCoachBot.Conversations;
using PeerCoachBot.Sessions;

namespace PeerCoachBot.Cards.Posted;

/// <summary>Says that a time box is over, and what can be done.</summary>
internal sealed record TimeUpCard : SessionFace
{
    public override string Template => "time-up";

    public required string Line { get; init; }

    /// <summary>One that is past, without the names that stood on it.</summary>
    public static FoldedCard Over(Sheet sheet) => FoldedCard.Of(sheet, sheet.Step, sheet.Words["TimeUp_Title"], [sheet.Words["TimeUp_Over"]]);

    public static TimeUpCard Of(Sheet sheet, SessionCard.TimeUp card)
    {
        var words = sheet.Words;
        return new TimeUpCard
        {
            FallbackText = words["TimeUp_Title"],
            Where = sheet.WhereOpen,
            Line = (SessionCard.Read(card.Of), sheet.Step) switch
            {
                (SessionCard.OfTurn turn, _) => words[
                    card.IsAgain ? "TimeUp_TurnAgain" : "TimeUp_Turn",
                    sheet.Name(new PersonId(sheet.Session.Home.Tenant, turn.Explorer))],
                (_, Step.Gather) => words["TimeUp_Gather"],
                _ when sheet.Missing is { Count: > 0 } missing => words["TimeUp_Waiting", sheet.Names(missing)],
                _ => words["TimeUp_Ready"],
            },
            Buttons = new Buttons(sheet).OfTimeUp(),
        };
    }
}
