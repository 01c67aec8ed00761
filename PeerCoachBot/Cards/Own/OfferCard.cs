using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>A commitment that somebody else suggests. A day that is past by now is left out: who takes it over chooses one.</summary>
internal static class OfferCard
{
    public static PassageCard Of(OwnSheet sheet, string id)
    {
        var words = sheet.Words;
        if (sheet.Person.Offers.FirstOrDefault(o => o.Id == id) is { } offer)
            return new PassageCard
            {
                FallbackText = words["Offer_Title"],
                Lines = [words["Offer_Of", Literal.Inline(offer.From.Name)]],
                Passages =
                [
                    new Passage(
                        words["Item_YouWill"],
                        Literal.Of(offer.Text),
                        offer.Due is { } due && due >= sheet.Today ? [sheet.Due(due)] : []),
                ],
                Hints = [words["Offer_Hint", Literal.Inline(offer.From.Name)]],
                Buttons = [sheet.Does(OwnVerbs.Accept, "Button_Accept", id).First(), sheet.Does(OwnVerbs.Decline, "Button_Decline", id)],
            };
        if (sheet.Person.Find(id) is not null)
            return new PassageCard { FallbackText = words["Offer_Accepted"], Lines = [words["Offer_Yours"]] };
        return sheet.Person.Withdrawn.Any(t => t.Id == id)
            ? new PassageCard { FallbackText = words["Offer_Declined"], Lines = [words["Offer_NotYours"]] }
            : PassageCard.Gone(sheet);
    }

    /// <summary>To whoever suggested it: it did not arrive. Its words stand nowhere any more.</summary>
    public static PassageCard OfLost(OwnSheet sheet, string id) => sheet.Person.Suggestions.LastOrDefault(s => s is { IsLost: true } && s.Id == id) is { } lost
        ? new PassageCard
        {
            FallbackText = sheet.Words["OfferLost_Title"],
            Lines = [sheet.Words["OfferLost_Unseen", Literal.Inline(lost.To.Name)]],
            Hints = [sheet.Words["OfferLost_Hint"]],
        }
        : PassageCard.Gone(sheet);
}
