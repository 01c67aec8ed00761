using PeerCoachBot.Conversations;

namespace PeerCoachBot.Decisions;

/// <summary>Asks for a dialog to be drawn.</summary>
/// <param name="Form">The form's name.</param>
/// <param name="For">Who opened it: it may show what is theirs alone.</param>
/// <param name="Language">The person's language as BCP 47.</param>
/// <param name="Typed">What they have put in so far, by input; it stands in the dialog again. Null when it is opened.</param>
/// <param name="Fault">Why that was not taken; null where nothing is wrong with it.</param>
internal sealed record FormRequest(
    string Form,
    PersonId For,
    string Language,
    IReadOnlyDictionary<string, string>? Typed = null,
    Reply.Say? Fault = null)
{
    /// <summary>The message from whose menu it is opened; null for none.</summary>
    public SourceMessage? Source { get; init; }

    /// <summary>Everybody who can read where it is opened; null where that is not known.</summary>
    public IReadOnlyList<Peer>? Readers { get; init; }
}
