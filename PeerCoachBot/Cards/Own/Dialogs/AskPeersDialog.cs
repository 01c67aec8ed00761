using PeerCoachBot.Commitments;
using PeerCoachBot.Conversations;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Own.Dialogs;

/// <summary>What to ask the peers, in the owner's words. Sending it is their consent, so it says who will read it.</summary>
internal sealed record AskPeersDialog : OwnDialogFace
{
    public override string Template => "ask-peers";

    public required string Words { get; init; }

    public required IReadOnlyList<string> Hints { get; init; }

    public static AskPeersDialog? Of(OwnAsked asked, Commitment commitment)
    {
        if (commitment.Made.Where is not { } where)
            return null;

        var words = asked.Words;
        List<string> names = [.. commitment.Made.Peers.Where(p => p.Name.Length > 0).Select(p => Literal.Inline(p.Name))];
        return new AskPeersDialog
        {
            FallbackText = words["AskPeers_Title"],
            Own = asked.Mark(commitment),
            Faults = asked.Faults,
            Words = asked.Value(OwnInputs.Text, OwnAsked.Shortened(words["AskPeers_Text", commitment.Text])),
            Hints =
            [
                words[where.Kind switch
                {
                    ConversationKind.Channel => "AskPeers_Channel",
                    ConversationKind.MeetingChat => "AskPeers_Meeting",
                    _ => "AskPeers_Chat",
                }],
                .. names.Count > 0 ? [words["AskPeers_Peers", words.List(names)]] : (IEnumerable<string>)[],
            ],
        };
    }
}
