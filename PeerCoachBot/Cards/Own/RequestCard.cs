using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own;

/// <summary>What somebody asks their peers, and nothing else of the commitment.</summary>
internal static class RequestCard
{
    public static PassageCard Of(OwnSheet sheet, int number) => sheet.Person.Requests.FirstOrDefault(r => r.Number == number) is { } request
        ? new PassageCard
        {
            FallbackText = sheet.Words["Request_Title"],
            Passages = [new Passage(sheet.Words["Request_Asks", sheet.Name], Literal.Of(request.Text))],
            Hints = [sheet.Words["Request_Hint", sheet.Name]],
        }
        : PassageCard.Gone(sheet);

    /// <summary>To its owner: it could not be posted.</summary>
    public static PassageCard OfLost(OwnSheet sheet, int number) => sheet.Person.Requests.FirstOrDefault(r => r.Number == number) is { } request
        ? new PassageCard
        {
            FallbackText = sheet.Words["RequestLost_Title"],
            Lines = [sheet.Words["RequestLost_Why"]],
            Passages = [new Passage(sheet.Words["RequestLost_Words"], Literal.Of(request.Text))],
            Hints = [sheet.Words["RequestLost_Hint"]],
        }
        : PassageCard.Gone(sheet);
}
