using PeerCoachBot.Decisions;
using PeerCoachBot.People.Pressing;
using PeerCoachBot.Sessions.Pressing;
using PeerCoachBot.Text;

namespace PeerCoachBot.Cards.Dialogs;

/// <summary>
/// What somebody wrote in a dialog that is of no use any more, or whose session cannot be read just now: with the reason,
/// and to be copied. It says nothing of any session.
/// </summary>
internal sealed record KeptWordsDialog : Face
{
    private static readonly IReadOnlyList<string> Written = [Inputs.Answer, Inputs.Text, Inputs.If, Inputs.Then, OwnInputs.Obstacle];

    public override string Template => "kept-words";

    public required string Fault { get; init; }

    public required string Wrote { get; init; }

    public static KeptWordsDialog? Of(FormRequest request, Words words)
    {
        List<string> written = [.. Written.Select(input => request.Typed?.GetValueOrDefault(input) ?? "").Where(text => text.Length > 0)];
        return request.Fault is { } fault && written.Count > 0
            ? new KeptWordsDialog
            {
                FallbackText = words["Kept_Title"],
                Fault = ReplyFaces.Sentence(null, fault, words),
                Wrote = Literal.Alone(string.Join("\n\n", written)),
            }
            : null;
    }
}
