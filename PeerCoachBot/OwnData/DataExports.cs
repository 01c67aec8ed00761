using System.Globalization;
using PeerCoachBot.Conversations;
using PeerCoachBot.Decisions;
using PeerCoachBot.Hosting;
using PeerCoachBot.Sessions;
using PeerCoachBot.Text;
using PeerCoachBot.Turns;

namespace PeerCoachBot.OwnData;

/// <summary>
/// Gives somebody all that is kept of them, in 1:1 and nowhere else: as files that they are asked about, or where files
/// cannot be offered, in numbered messages.
/// </summary>
internal sealed class DataExports(
    OwnDataReader reader,
    IFileOffers files,
    IMessenger messenger,
    ICardRenderer cards,
    TimeProvider clock,
    ILogger<DataExports> log)
{
    private const int MostTries = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <param name="to">Where they asked; anything but their own 1:1 chat is passed over.</param>
    public async Task SendAsync(PersonId who, Address to, string language, CancellationToken cancellation)
    {
        var alone = to is Address.Shared { Conversation.Kind: ConversationKind.Personal } or Address.Private ? to : new Address.Private(who);
        var data = await reader.ReadAsync(who, cancellation);
        var words = Words.In(language);
        foreach (var form in OwnFile.Forms)
        {
            FileOffer offer = new(form, OwnFile.Name(form), OwnFile.Write(data, form).Length, words[form == OwnFile.Csv ? "Export_Csv" : "Export_Json"]);
            if (await files.OfferAsync(who, alone, offer, cancellation))
                continue;
            await SendPagesAsync(data, alone, language, cancellation);
            return;
        }
    }

    /// <summary>The same in messages, where a file did not reach its place.</summary>
    public async Task SendInMessagesAsync(PersonId who, string language, CancellationToken cancellation) =>
        await SendPagesAsync(await reader.ReadAsync(who, cancellation), new Address.Private(who), language, cancellation);

    private async Task SendPagesAsync(PersonalData data, Address to, string language, CancellationToken cancellation)
    {
        var pages = OwnPages.Of(data);
        if (pages.Count == 0)
            await PostAsync(to, new Reply.Say(Sentences.ExportEmpty), language, cancellation);
        foreach (var (n, page) in pages.Index())
            if (!await PostAsync(to, new Reply.Say(Sentences.ExportPage, Number(n + 1), Number(pages.Count), page), language, cancellation))
                return;
    }

    /// <summary>Tries a few times; what is lost all the same can be asked for again.</summary>
    private async Task<bool> PostAsync(Address to, Reply.Say say, string language, CancellationToken cancellation)
    {
        var card = cards.Render(null, say, language) ?? throw new InvalidOperationException("A sentence was not drawn.");
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await messenger.PostAsync(to, card, cancellation) is not SendResult.Later later)
                return true;
            var pause = later.After ?? Pause;
            await Task.Delay(pause < LongestPause ? pause : LongestPause, clock, cancellation);
        }

        log.ReplyLost();
        return false;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
