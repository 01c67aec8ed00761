using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.People.Rules;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>Asks whether one will witness a commitment, and tells when it is done.</summary>
internal static class WitnessCard
{
    public static PassageCard Of(OwnSheet sheet, PersonCard.Witness card)
    {
        var words = sheet.Words;
        if (Witnessing.Find(sheet.Person, card.Key) is not { } asked)
            return sheet.Person.ErasedAt is null
                ? new PassageCard { FallbackText = words["Witness_Plain"], Lines = [words["Witness_Released"]] }
                : PassageCard.Gone(sheet);

        var owner = Literal.Inline(asked.Owner.Name);
        return new PassageCard
        {
            FallbackText = words[asked is { IsWilling: null, IsDone: false } ? "Witness_Title" : "Witness_Plain"],
            Lines =
            [
                asked switch
                {
                    { IsDone: true } => words["Witness_Finished", owner],
                    { IsWilling: true } => words["Witness_Willing", owner],
                    { IsWilling: false } => words["Witness_Rather"],
                    _ => words["Witness_Asked", owner],
                },
            ],
            Passages = [PassageOf(sheet, asked)],
            Hints = asked.IsWilling is null ? [words["Witness_Hint", owner]] : [],
            Buttons = asked switch
            {
                { IsDone: true } => [],
                { IsWilling: null } => [Does(OwnVerbs.Witness, "Button_Witness").First(), Does(OwnVerbs.NoWitness, "Button_NoWitness")],
                { IsWilling: true } => [Does(OwnVerbs.NoWitness, "Button_NoWitnessAfterAll")],
                _ => [Does(OwnVerbs.Witness, "Button_WitnessAfterAll")],
            },
        };

        Button Does(string verb, string title) => sheet.Does(verb, title, asked.Id);
    }

    /// <summary>That it is done.</summary>
    public static PassageCard Of(OwnSheet sheet, PersonCard.Finished card) =>
        Witnessing.Find(sheet.Person, card.Key) is { IsDone: true } witnessed
            ? new PassageCard
            {
                FallbackText = sheet.Words["Finished_Title"],
                Lines = [sheet.Words["Witness_Finished", Literal.Inline(witnessed.Owner.Name)]],
                Passages = [PassageOf(sheet, witnessed)],
                Hints = [sheet.Words["Finished_Hint", Literal.Inline(witnessed.Owner.Name)]],
            }
            : PassageCard.Gone(sheet);

    private static Passage PassageOf(OwnSheet sheet, Witnessed witnessed) => new(
        sheet.Words["Commit_Will", Literal.Inline(witnessed.Owner.Name)],
        Literal.Of(witnessed.Text),
        [sheet.Due(witnessed.Due)]);
}
