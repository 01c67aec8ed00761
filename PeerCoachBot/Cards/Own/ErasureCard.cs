using PeerCoachBot.People;
using PeerCoachBot.People.Pressing;

namespace PeerCoachBot.Cards.Own;

/// <summary>Says what is deleted and what stays, and asks once.</summary>
internal static class ErasureCard
{
    public static PassageCard Of(OwnSheet sheet)
    {
        var words = sheet.Words;
        if (sheet.Person.ErasureAskedAt is not null)
            return new PassageCard
            {
                FallbackText = words["Erasure_Title"],
                Lines = [words["Erasure_Goes"], words["Erasure_Stays"], words["Erasure_Final"]],
                Hints = [words["Erasure_Type"]],
                Buttons =
                [
                    sheet.Does(OwnVerbs.Erase, "Button_EraseAll") with { Style = "destructive" },
                    sheet.Does(OwnVerbs.KeepAll, "Button_KeepAll"),
                    sheet.Does(OwnVerbs.Export, "Button_Export"),
                ],
            };
        return IsDeleted(sheet.Person)
            ? new PassageCard { FallbackText = words["Erasure_Done"], Lines = [words["Erasure_Gone"], words["Erasure_Stays"]] }
            : new PassageCard { FallbackText = words["Erasure_Kept"], Lines = [words["Erasure_Nothing"]] };
    }

    /// <summary>It was done, and nothing new has come since.</summary>
    private static bool IsDeleted(Person person) =>
        person is { ErasedAt: not null, Commitments.Count: 0, Offers.Count: 0, Witnessing.Count: 0, Draft: null };
}
