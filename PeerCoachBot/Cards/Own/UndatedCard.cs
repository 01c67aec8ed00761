using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>Words that lack their date, with an input for it: it is for one person, so that nobody else changes the card meanwhile.</summary>
internal sealed record UndatedCard : Face
{
    public override string Template => "undated";

    public required IReadOnlyList<Passage> Passages { get; init; }

    public required OwnMark Own { get; init; }

    public static Face Of(OwnSheet sheet, string draft)
    {
        if (sheet.Person.Draft is { } open && open.Id == draft)
            return new UndatedCard
            {
                FallbackText = sheet.Words["Undated_Title"],
                Passages =
                [
                    new Passage(
                        open.Made.IsSpoken ? sheet.Words["Commit_Will", sheet.Name] : sheet.Words["Item_YouWill"],
                        Literal.Of(open.Text)),
                ],
                Own = sheet.Mark(draft),
            };
        if (sheet.Person.Find(draft) is { } kept)
            return new PassageCard { FallbackText = sheet.Words["Undated_Kept"], Passages = [KeptCard.PassageOf(sheet, kept)] };
        return sheet.Person.ErasedAt is null
            ? new PassageCard { FallbackText = sheet.Words["Undated_Over"], Lines = [sheet.Words["Undated_Again"]] }
            : PassageCard.Gone(sheet);
    }
}
